"""The official `h2ogpte` client: documents in, documents out, chats, clean-up.

Its `session.query` talks over a WebSocket, which is not part of the REST API;
everything else that a session with documents needs is here.
"""

import io
import os
import tempfile
from pathlib import Path

from h2ogpte import H2OGPTE

client = H2OGPTE(address=os.environ["H2OGPTE_ADDRESS"], api_key=os.environ["H2OGPTE_API_KEY"])
assert client.get_llms()

collection = client.create_collection("peer", "Made by the test of the official client")
upload = client.upload("mountains.md", io.BytesIO(b"# Mountains\n\nK2 is 8,611 metres high.\n"))
client.ingest_uploads(collection, [upload])
documents = client.list_documents_in_collection(collection, offset=0, limit=10)
assert [document.name for document in documents] == ["mountains.md"], documents
assert client.get_collection(collection).document_count == 1
assert client.count_collections() >= 1 and client.count_documents() >= 1

with tempfile.TemporaryDirectory() as folder:
    path = client.download_document(folder, "mountains.md", documents[0].id)
    assert b"8,611" in Path(path).read_bytes()

chat = client.create_chat_session(collection)
assert chat in {session.id for session in client.list_recent_chat_sessions(0, 10)}
assert client.list_chat_messages(chat, 0, 10) == []
assert client.get_agent_tools_dict()
assert isinstance(client.get_agent_tool_preference(), list)

client.delete_chat_sessions([chat])
client.delete_collections([collection])
assert collection not in {row.id for row in client.list_recent_collections(0, 10)}
print("the official client is content")
