/**
 * The store's tables, as numbered migrations: the first brings an empty file
 * to schema 1, and so on. A migration that was released is never changed.
 *
 * @module
 */

const SCHEMA_1 = `
CREATE TABLE users (
  id TEXT PRIMARY KEY,
  username TEXT NOT NULL UNIQUE,
  tool_preference TEXT,
  created_at TEXT NOT NULL
);

CREATE TABLE collections (
  -- Numbers are never used twice, so that passages keep theirs to themselves.
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  user_id TEXT NOT NULL REFERENCES users(id),
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  embedding_model TEXT NOT NULL,
  document_count INTEGER NOT NULL DEFAULT 0,
  document_size INTEGER NOT NULL DEFAULT 0,
  passage_count INTEGER NOT NULL DEFAULT 0,
  settings TEXT NOT NULL DEFAULT '{}',
  chat_settings TEXT NOT NULL DEFAULT '{}',
  metadata TEXT NOT NULL DEFAULT '{}',
  rag_type TEXT,
  workspace TEXT,
  expiry_date TEXT,
  vex_encryption TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
);

CREATE TABLE uploads (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users(id),
  filename TEXT NOT NULL,
  content_type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  mtime TEXT,
  uri TEXT,
  ingested_at TEXT,
  created_at TEXT NOT NULL
);

CREATE TABLE documents (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  user_id TEXT NOT NULL REFERENCES users(id),
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  original_type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  page_count INTEGER NOT NULL,
  status TEXT NOT NULL,
  uri TEXT,
  original_mtime TEXT,
  metadata TEXT NOT NULL DEFAULT '{}',
  -- Columns or headings of the document, for suggested questions.
  outline TEXT NOT NULL DEFAULT '[]',
  chat_id TEXT REFERENCES chats(id) ON DELETE CASCADE,
  ingested_at TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
);
CREATE INDEX documents_by_chat ON documents(chat_id);
CREATE INDEX documents_by_ingestion ON documents(user_id, ingested_at);

CREATE TABLE collection_documents (
  collection_number INTEGER NOT NULL REFERENCES collections(number) ON DELETE CASCADE,
  document_number INTEGER NOT NULL REFERENCES documents(number) ON DELETE CASCADE,
  PRIMARY KEY (collection_number, document_number)
) WITHOUT ROWID;
CREATE INDEX collections_of_document ON collection_documents(document_number);

-- id is collection number * 2^32 + the passage's number in its collection: the
-- passages of one collection stand in one range, which the index can be asked for.
CREATE TABLE passages (
  id INTEGER PRIMARY KEY,
  document_number INTEGER NOT NULL REFERENCES documents(number),
  page INTEGER NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  headings TEXT NOT NULL,
  context TEXT NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX passages_by_document ON passages(document_number);

-- Terms come in already lower-cased, stemmed and with CJK text cut in pairs.
CREATE VIRTUAL TABLE passage_terms USING fts5(
  body, headings, content='', contentless_delete=1, tokenize='ascii'
);

CREATE TABLE embeddings (
  passage_id INTEGER PRIMARY KEY,
  model TEXT NOT NULL,
  vector BLOB NOT NULL
);

CREATE TABLE chats (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  user_id TEXT NOT NULL REFERENCES users(id),
  collection_id TEXT,
  name TEXT,
  latest_message TEXT,
  workspace TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
);
CREATE INDEX chats_by_collection ON chats(collection_id);
CREATE INDEX chats_by_update ON chats(updated_at);

CREATE TABLE messages (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  chat_id TEXT NOT NULL REFERENCES chats(id) ON DELETE CASCADE,
  content TEXT NOT NULL,
  reply_to TEXT,
  error TEXT,
  llm_args TEXT,
  votes INTEGER NOT NULL DEFAULT 0,
  reference_count INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL
);
CREATE INDEX messages_by_chat ON messages(chat_id, number);
CREATE INDEX messages_by_question ON messages(reply_to);

CREATE TABLE message_meta (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  message_id TEXT NOT NULL REFERENCES messages(id) ON DELETE CASCADE,
  type TEXT NOT NULL,
  content TEXT NOT NULL
);
CREATE INDEX meta_by_message ON message_meta(message_id, number);

CREATE TABLE message_references (
  message_id TEXT NOT NULL REFERENCES messages(id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  collection_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  document_name TEXT NOT NULL,
  chunk_id INTEGER NOT NULL,
  page INTEGER NOT NULL,
  score REAL NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (message_id, place)
) WITHOUT ROWID;

CREATE TABLE agent_folders (
  name TEXT PRIMARY KEY,
  chat_id TEXT NOT NULL REFERENCES chats(id) ON DELETE CASCADE,
  created_at TEXT NOT NULL
);
CREATE INDEX agent_folders_by_chat ON agent_folders(chat_id);

-- One row a file that the agent left, at its place in the working folder. The
-- bytes as they were when its answer ended are those of the document of this id.
CREATE TABLE agent_files (
  document_id TEXT PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE,
  folder TEXT NOT NULL REFERENCES agent_folders(name) ON DELETE CASCADE,
  path TEXT NOT NULL,
  message_id TEXT
);
CREATE INDEX agent_files_by_place ON agent_files(folder, path);

CREATE TABLE jobs (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users(id),
  details TEXT NOT NULL,
  created_at TEXT NOT NULL
);
`;

// Of a folder of schema 1, where a reply was deleted cannot be told from where none came.
const SCHEMA_2 = `
-- Questions whose answer is not stored yet. What stands here when a store is
-- opened was cut off by the end of the process.
CREATE TABLE open_questions (
  message_id TEXT PRIMARY KEY REFERENCES messages(id) ON DELETE CASCADE
) WITHOUT ROWID;
INSERT INTO open_questions SELECT id FROM messages AS m
  WHERE reply_to IS NULL AND error IS NULL
  AND NOT EXISTS (SELECT 1 FROM messages WHERE reply_to = m.id);
`;

/** SQL scripts; the one at index `n` brings the store to schema `n + 1`. */
export const migrations: readonly string[] = [SCHEMA_1, SCHEMA_2];
