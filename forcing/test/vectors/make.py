"""Makes the sample files beside it and values.json, what the reference libraries read in them.

    python3 -m venv venv && venv/bin/pip install netCDF4==1.7.5.1 eccodes==2.50.0 numpy
    venv/bin/python make.py

NetCDF files come from Unidata's netCDF-C (package netCDF4), GRIB files from ecCodes of ECMWF. Every
sample is small on purpose: 9 x 7 points, 3 times. values.json has what these libraries themselves read
back, so it is independent of how Straitwatch reads.
"""
import json
import os
import sys

import eccodes as ec
import netCDF4
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
lon = np.arange(9) * 0.25 + 0.5
lat = np.arange(7) * 0.25 + 50.25
hours = np.array([0, 1, 3])
LAND = (np.add.outer(np.arange(7), np.arange(9)) % 11) == 3
expected = {}


def speeds(k, part):
    y, x = np.meshgrid(lat, lon, indexing="ij")
    angle = 0.7 * k + 2.1 * x - 1.3 * y
    return 1.4 * (np.cos(angle) if part == 0 else np.sin(angle))


def plain(a):
    """Nested list, None for missing, rounded to what float32 tells apart."""
    a = np.ma.filled(np.ma.asarray(a, dtype="f8"), np.nan)
    return [None if np.isnan(v) else float(np.float32(v)) for v in a.ravel()]


def netcdf(name, fmt, dtype="f4", packed=None, order="tyx", flip=False, lon360=False, names="east",
           units="m s-1", time_units="hours since 2026-01-10 00:00:00", level=False, zlib=False,
           attrs=None, automask=True):
    ds = netCDF4.Dataset(os.path.join(HERE, name), "w", format=fmt)
    ds.Conventions = "CF-1.8"
    ds.institution = "Straitwatch tests"
    ds.title = "made up"
    ds.createDimension("time", None if order[0] == "t" else 3)
    ds.createDimension("latitude", 7)
    ds.createDimension("longitude", 9)
    t = ds.createVariable("time", "f8", ("time",))
    t.units, t.standard_name, t.calendar = time_units, "time", "standard"
    unit = time_units.split()[0]
    base = 1768003200 if "1970" in time_units else 0
    t[:] = base + hours * {"hours": 1, "seconds": 3600, "minutes": 60, "days": 1 / 24}[unit]
    la = ds.createVariable("latitude", "f4", ("latitude",))
    la.units, la.standard_name = "degrees_north", "latitude"
    la[:] = lat[::-1] if flip else lat
    lo = ds.createVariable("longitude", "f4", ("longitude",))
    lo.units, lo.standard_name = "degrees_east", "longitude"
    lo[:] = lon + 360 if lon360 else lon
    dims = {"t": "time", "y": "latitude", "x": "longitude", "z": "depth"}
    if level:
        ds.createDimension("depth", 3)
        z = ds.createVariable("depth", "f4", ("depth",))
        z.units, z.standard_name, z.positive, z.axis = "m", "depth", "down", "Z"
        z[:] = [30.0, 10.0, 0.5]
        order = order.replace("t", "tz")
    std = {"east": ("eastward_sea_water_velocity", "northward_sea_water_velocity"),
           "x": ("x_sea_water_velocity", "y_sea_water_velocity"),
           "wind": ("eastward_wind", "northward_wind")}[names]
    scale = {"m s-1": 1, "cm/s": 100, "knots": 3600 / 1852}[units]
    read = []
    for part in (0, 1):
        kw = {"zlib": True, "complevel": 4, "shuffle": True, "chunksizes": None} if zlib else {}
        fill = {"f4": np.float32(9.96921e36), "f8": 1e20, "i2": -32768, "i1": -128}[dtype]
        v = ds.createVariable("uv"[part], dtype, tuple(dims[c] for c in order), fill_value=fill, **kw)
        v.standard_name, v.units = std[part], units
        if packed:
            v.scale_factor, v.add_offset = packed
        for k, val in (attrs or {}).items():
            v.setncattr(k, val)
        for k in range(3):
            field = np.ma.masked_array(speeds(k, part) * scale, LAND)
            if flip:
                field = field[::-1]
            index = {"t": k, "y": slice(None), "x": slice(None)}
            if level:
                for z in range(3):
                    index["z"] = z
                    v[tuple(index[c] for c in order)] = field * (1 if z == 2 else 0.1)
                continue
            if order.index("x") < order.index("y"):
                field = field.T
            v[tuple(index[c] for c in order)] = field
    ds.close()
    ds = netCDF4.Dataset(os.path.join(HERE, name))
    for k in range(3):
        pair = []
        for part in (0, 1):
            index = {"t": k, "y": slice(None), "x": slice(None), "z": 2}
            if not automask:
                # netCDF4-python compares the range with packed numbers whatever its type; CF says otherwise.
                ds["uv"[part]].set_auto_mask(False)
            got = ds["uv"[part]][tuple(index[c] for c in order)] / scale
            if not automask:
                got = np.where(got < -2, np.nan, got)
            if order.index("x") < order.index("y"):
                got = got.T
            pair.append(plain(got[::-1] if flip else got))
        read.append(pair)
    ds.close()
    expected[name] = read


def grib(name, packing, bits=12, bitmap=True, scan=64, keys=None, names=("10u", "10v"), masked=None,
         factor=6.0, after=None, inline=False):
    read = [[None] * len(names) for _ in hours]
    with open(os.path.join(HERE, name), "wb") as out:
        for k, hour in enumerate(hours):
            for part, short in enumerate(names):
                h = ec.codes_grib_new_from_samples("regular_ll_sfc_grib2")
                west = bool(scan & 128)
                north = bool(scan & 64)
                first = {"latitudeOfFirstGridPointInDegrees": lat[0] if north else lat[-1],
                         "latitudeOfLastGridPointInDegrees": lat[-1] if north else lat[0],
                         "longitudeOfFirstGridPointInDegrees": lon[-1] if west else lon[0],
                         "longitudeOfLastGridPointInDegrees": lon[0] if west else lon[-1]}
                for key, val in {"Ni": 9, "Nj": 7, **first, "iDirectionIncrementInDegrees": 0.25,
                                 "jDirectionIncrementInDegrees": 0.25, "scanningMode": scan,
                                 "dataDate": 20260110, "dataTime": 0, "stepUnits": 1}.items():
                    ec.codes_set(h, key, val)
                if short == "sst":
                    for key, val in (("discipline", 10), ("parameterCategory", 3),
                                     ("parameterNumber", 0), ("typeOfFirstFixedSurface", 1)):
                        ec.codes_set(h, key, val)
                else:
                    ec.codes_set(h, "shortName", short)
                ec.codes_set(h, "forecastTime", int(hour))
                for key, val in (keys or {}).items():
                    ec.codes_set(h, key, val)
                field = speeds(k, part) * factor
                if short == "swh":
                    field = 1.5 + field / 10
                if short == "sst":
                    field = 284.0 + field / 10
                land = LAND if masked is None else masked
                grid = field.copy()
                if bitmap:
                    if not inline:
                        ec.codes_set(h, "bitmapPresent", 1)
                    ec.codes_set(h, "missingValue", 9999.0)
                    grid[land] = 9999.0
                ordered = grid if north else grid[::-1]
                if west:
                    ordered = ordered[:, ::-1]
                if scan & 32:
                    ordered = ordered.T
                ordered = ordered.copy()
                if scan & 16:
                    ordered[1::2] = ordered[1::2, ::-1]
                ec.codes_set_values(h, np.clip(ordered, -300, 300).ravel() if inline else ordered.ravel())
                if packing != "grid_simple":
                    ec.codes_set(h, "packingType", packing)
                ec.codes_set(h, "bitsPerValue", bits)
                for key, val in (after or {}).items():
                    ec.codes_set(h, key, val)
                ec.codes_set_values(h, ordered.ravel())
                assert ec.codes_get(h, "packingType") == packing, ec.codes_get(h, "packingType")
                ec.codes_write(h, out)
                ec.codes_release(h)
    with open(os.path.join(HERE, name), "rb") as f:
        for k in range(3):
            for part in range(len(names)):
                h = ec.codes_grib_new_from_file(f)
                ec.codes_set(h, "missingValue", 9999.0)
                got = ec.codes_get_values(h)
                got = np.where(got == 9999.0, np.nan, got)
                if scan & 16:
                    shape = (9, 7) if scan & 32 else (7, 9)
                    got = got.reshape(shape)
                    got[1::2] = got[1::2, ::-1].copy()
                got = got.reshape((9, 7)).T if scan & 32 else got.reshape((7, 9))
                if scan & 128:
                    got = got[:, ::-1]
                if not scan & 64:
                    got = got[::-1]
                read[k][part] = plain(np.ma.masked_invalid(got))
                ec.codes_release(h)
    expected[name] = read


short = (0.0001, 0.5)
netcdf("classic-float.nc", "NETCDF3_CLASSIC")
netcdf("classic-offset64.nc", "NETCDF3_64BIT_OFFSET", dtype="f8", time_units="seconds since 1970-01-01T00:00:00Z")
netcdf("classic-cdf5.nc", "NETCDF3_64BIT_DATA", time_units="minutes since 2026-01-09 23:00:00 -1:00")
netcdf("classic-short.nc", "NETCDF3_CLASSIC", dtype="i2", packed=short, flip=True, lon360=True)
netcdf("classic-byte.nc", "NETCDF3_CLASSIC", dtype="i1", packed=(0.02, 0.0), units="m s-1")
netcdf("classic-xyt.nc", "NETCDF3_CLASSIC", order="xyt", names="x", units="knots")
netcdf("classic-depth.nc", "NETCDF3_CLASSIC", level=True, time_units="days since 2026-01-10")
netcdf("nc4-float.nc", "NETCDF4", names="x", units="cm/s")
netcdf("nc4-short-packed.nc", "NETCDF4", dtype="i2", packed=short, flip=True, zlib=True, level=True)
netcdf("nc4-range.nc", "NETCDF4", dtype="i2", packed=short, attrs={"valid_min": np.float32(-5), "valid_max": np.float32(5)},
       automask=False)
netcdf("nc4-wind.nc", "NETCDF4_CLASSIC", dtype="f8", names="wind", zlib=True, order="tyx")

grib("simple.grib2", "grid_simple")
grib("simple-northwest.grib2", "grid_simple", scan=128, bits=16, keys={"decimalScaleFactor": 2})
grib("simple-columns.grib2", "grid_simple", scan=96, bits=9)
grib("simple-winding.grib2", "grid_simple", scan=16, bits=24, bitmap=False)
grib("complex.grib2", "grid_complex")
grib("complex-first.grib2", "grid_complex_spatial_differencing", keys={})
grib("complex-second.grib2", "grid_complex_spatial_differencing", after={"orderOfSpatialDifferencing": 2})
grib("complex-second-full.grib2", "grid_complex_spatial_differencing", bitmap=False, bits=16,
     after={"orderOfSpatialDifferencing": 2})
grib("complex-missing.grib2", "grid_complex_spatial_differencing", bits=14, inline=True,
     after={"orderOfSpatialDifferencing": 2, "missingValueManagementUsed": 1, "missingValue": 9999.0})
grib("ieee.grib2", "grid_ieee", bitmap=False)
grib("ccsds.grib2", "grid_ccsds")
grib("ccsds-wide.grib2", "grid_ccsds", bits=20, bitmap=False)
grib("ccsds-narrow.grib2", "grid_ccsds", bits=6, bitmap=False)
grib("jpeg.grib2", "grid_jpeg")
grib("jpeg-full.grib2", "grid_jpeg", bits=16, bitmap=False)
grib("waves.grib2", "grid_simple", names=("swh",))
grib("temperature.grib2", "grid_ccsds", names=("sst",))
with open(os.path.join(HERE, "values.json"), "w") as out:
    json.dump(expected, out, separators=(",", ":"))
print(len(expected), "files", sum(os.path.getsize(os.path.join(HERE, n)) for n in expected), "bytes")
