/** A thread of the drift benchmark: makes the same scene, then does its chunks whenever asked. */
import { parentPort, workerData } from 'node:worker_threads';
import { driftChunks } from '@straitwatch/drift';
import { type SceneSize, scene } from './drift-scene.js';

const options = scene(workerData as SceneSize);
parentPort?.on('message', (part: { readonly from: number; readonly to: number }) => {
  parentPort?.postMessage(driftChunks(options, part));
});
parentPort?.postMessage('ready');
