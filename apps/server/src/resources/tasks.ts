import {
  commandSchemas,
  idSchema,
  problemSchema,
  refusalSchema,
  taskViewSchema,
} from '@straitwatch/protocol';
import { z } from 'zod';
import { answerSchema, carryOut } from '../answers.js';
import type { App, ServerParts } from '../parts.js';
import { statusOf } from '../statuses.js';

const tags = ['tasks'];

export function addTasks(app: App, parts: ServerParts): void {
  app.route({
    method: 'GET',
    url: '/api/tasks',
    schema: {
      tags,
      summary: 'Tasks: which asset was sent to do what',
      response: { 200: z.object({ tasks: z.array(taskViewSchema) }) },
    },
    handler: async (_request, reply) => {
      const { tasks } = parts.loop.views.snapshot(parts.loop.nowMs());
      return reply.send({ tasks });
    },
  });
  app.route({
    method: 'POST',
    url: '/api/tasks',
    schema: {
      tags,
      summary: 'Send an asset to do one thing',
      body: commandSchemas['task.assign'],
      response: { 201: answerSchema, 400: problemSchema, 404: refusalSchema, 409: refusalSchema },
    },
    handler: (request, reply) =>
      carryOut(parts, request, reply, { type: 'task.assign', ...request.body }, statusOf.created),
  });
  app.route({
    method: 'POST',
    url: '/api/tasks/:id/status',
    schema: {
      tags,
      summary: 'Acknowledged, proceeding, on scene, done, stood down',
      params: z.object({ id: idSchema }),
      body: commandSchemas['task.set-status'].omit({ task: true }),
      response: { 200: answerSchema, 400: problemSchema, 404: refusalSchema, 409: refusalSchema },
    },
    handler: (request, reply) =>
      carryOut(parts, request, reply, {
        type: 'task.set-status',
        ...request.body,
        task: request.params.id,
      }),
  });
}
