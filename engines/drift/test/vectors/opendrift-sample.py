"""Records the clouds of OpenDrift's Leeway that test/opendrift.test.ts compares with.

Run: python opendrift-sample.py > opendrift-per-life.json   (pip install opendrift==1.14.11)

Wind 20 m/s from the west, no current: slopes so large against their errors that OpenDrift redraws none
for the classes chosen (SKIFF-1, LIFE-RAFT-NB-1: 3.15/0.11 and 3.7/0.6 standard deviations), with left
and right alike, so that its sides may be compared with ours in spite of its exchange of them.
"""
import json
import logging
import sys
from datetime import datetime, timedelta

import numpy as np
import opendrift
from opendrift.models.leeway import Leeway

COUNT = 2000
HOURS = 12


def cloud(key, wind_mps, jibe):
    o = Leeway(loglevel=50)
    o.set_config('environment:constant:x_wind', wind_mps)
    o.set_config('environment:constant:y_wind', 0.0)
    o.set_config('environment:constant:x_sea_water_velocity', 0.0)
    o.set_config('environment:constant:y_sea_water_velocity', 0.0)
    o.set_config('environment:constant:land_binary_mask', 0)
    o.set_config('processes:capsizing', False)
    number = next(i for i in o.leewayprop if o.leewayprop[i]['OBJKEY'].strip() == key)
    np.random.seed(4)
    o.set_config('seed:jibe_probability', jibe)
    o.seed_elements(lon=1.5, lat=51.0, radius=0, number=COUNT, object_type=number,
                    time=datetime(2026, 1, 10, 1))
    o.run(time_step=600, duration=timedelta(hours=HOURS), time_step_output=3600 * HOURS)
    lon = np.asarray(o.result.lon.isel(time=-1)).ravel()
    lat = np.asarray(o.result.lat.isel(time=-1)).ravel()
    return {'class': key, 'windEastMps': wind_mps, 'jibePerHour': jibe, 'hours': HOURS,
            'lat': [round(float(x), 6) for x in lat], 'lon': [round(float(x), 6) for x in lon]}


logging.disable(logging.CRITICAL)
clouds = [cloud('SKIFF-1', 20.0, 0.0), cloud('LIFE-RAFT-NB-1', 20.0, 0.0), cloud('SKIFF-1', 20.0, 0.04)]
piw = cloud('PIW-1', 7.0, 0.0)
lon = np.array(piw['lon'])
m_per_deg = 6378137 / np.sqrt(1 - 0.00669438 * np.sin(np.radians(51)) ** 2) * np.cos(np.radians(51)) * np.pi / 180
print(json.dumps({
    'source': f'OpenDrift {opendrift.__version__} Leeway, opendrift-sample.py beside this file',
    'release': {'lat': 51.0, 'lon': 1.5, 'time': '2026-01-10T01:00:00Z'},
    'clouds': clouds,
    'biased': {'class': 'PIW-1', 'windEastMps': 7.0, 'hours': HOURS,
               'meanEastM': round(float((lon.mean() - 1.5) * m_per_deg), 1)},
}))
