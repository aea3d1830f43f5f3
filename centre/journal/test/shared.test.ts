import { createMemoryJournal } from '../src/testing.js';
import { openTest, temporaryFolder } from './support/folders.js';
import { journalSuite } from './support/shared-suite.js';

journalSuite('in memory', async (options) => {
  const journal = await createMemoryJournal({ centre: 'uk', mode: 'exercise', ...options });
  return { journal, done: () => journal.close() };
});

journalSuite('on disk', async (options) => {
  const { dir, remove } = temporaryFolder();
  const journal = await openTest(dir, options);
  return {
    journal,
    done: async () => {
      await journal.close();
      remove();
    },
  };
});
