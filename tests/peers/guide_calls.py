"""Every call of h2oGPTe's REST API guide, in its order, as a program that uses `requests` makes them.

Reads H2OGPTE_ADDRESS and H2OGPTE_API_KEY. Ends with 0 when every call answered
as the guide says and the agent's numbers are right; with a traceback otherwise.
"""

import csv
import io
import json
import os
import threading
import time
from urllib.parse import quote

import requests

ADDRESS = os.environ["H2OGPTE_ADDRESS"]
API = ADDRESS + "/api/v1"
BEARER = {"Authorization": "Bearer " + os.environ["H2OGPTE_API_KEY"]}
# The guide sends this header on every call, also where there is no body.
JSON = {**BEARER, "Content-Type": "application/json"}

CSV = """product,category,revenue,units_sold,month
Widget A,Electronics,12500,250,January
Widget B,Electronics,8300,166,January
Gadget X,Accessories,4200,420,January
Widget A,Electronics,14200,284,February
"""

calls = 0


def api(method, path, want, **options):
    """One call under /api/v1; the status must be one of `want`."""
    global calls
    calls += 1
    headers = options.pop("headers", JSON)
    answer = requests.request(method, f"{API}/{path}", headers=headers, timeout=120, **options)
    wanted = want if isinstance(want, tuple) else (want,)
    assert answer.status_code in wanted, f"{method} {path}: {answer.status_code} {answer.text[:400]}"
    return answer


def meta(message, kind):
    """The content of one metadata row, or None when there is no such row."""
    rows = api("GET", f"messages/{message}/meta", 200, params={"info_type": kind}).json()
    assert all(row["message_type"] == kind and isinstance(row["content"], str) for row in rows)
    return rows[0]["content"] if rows else None


for probe in ("readiness", "liveness"):
    assert requests.get(f"{ADDRESS}/rpc/health/{probe}", headers=JSON, timeout=10).status_code == 200

models = api("GET", "models", 200).json()
assert models and all(model["id"] and model["display_name"] for model in models)

collection = api(
    "POST", "collections", 201,
    json={"name": f"peer-{time.time_ns()}", "description": "Made by the test of the guide's calls"},
).json()["id"]
# `requests` writes the boolean as the word `False`, with a capital.
listed = api("GET", "collections", 200, params={"limit": 5, "sort_column": "updated_at", "ascending": False})
assert listed.json()[0]["id"] == collection, "the newest collection stands first"
assert api("GET", f"collections/{collection}", 200).json()["document_count"] == 0

upload = api(
    "PUT", "uploads", 200, headers=BEARER, files={"file": ("sales_data.csv", CSV.encode(), "text/csv")},
).json()
assert upload["filename"] == "sales_data.csv"
api(
    "POST", f"uploads/{upload['id']}/ingest", 204,
    params={"collection_id": collection, "gen_doc_summaries": False, "gen_doc_questions": False},
)
assert api("GET", f"collections/{collection}", 200).json()["document_count"] == 1

agent_chat = api("POST", "chats", 201, json={}).json()["id"]
rag_chat = api("POST", "chats", 201, json={}, params={"collection_id": collection}).json()["id"]
chats = api("GET", "chats", 200, params={"limit": 5}).json()
assert {agent_chat, rag_chat} <= {chat["id"] for chat in chats}
assert all(len(chat["updated_at"][:19]) == 19 for chat in chats)

task = "\n".join([
    "Please look at the sales data and do these jobs:",
    "- Calculate total revenue and total units sold per product",
    "- Calculate total revenue per category",
    "- Find the best-selling product by revenue",
    "- Save the summary as a CSV file named 'sales_summary.csv'",
    "- Save a month-over-month revenue report as 'monthly_revenue.csv'",
])
completion = api("POST", f"chats/{agent_chat}/completions", 200, json={
    "message": task,
    "llm": "auto",
    "stream": False,
    "llm_args": {
        "use_agent": True, "agent_accuracy": "standard", "agent_max_turns": "auto", "agent_tools": "auto",
        "agent_total_timeout": 300, "agent_stream_files": True, "temperature": 0.0, "max_new_tokens": 4096,
    },
    "rag_config": {"rag_type": "llm_only"},
    "include_chat_history": "off",
}).json()
message = completion["message_id"]
for number in ("26,700", "534", "8,300", "166", "4,200", "420", "35,000"):
    assert number in completion["body"], f"{number} is missing in the answer: {completion['body']}"

stream_chat = api("POST", "chats", 201, json={}).json()["id"]
text, stream_message = "", None
with requests.post(f"{API}/chats/{stream_chat}/completions", headers=JSON, stream=True, timeout=120, json={
    "message": "Write a short program that makes the fibonacci numbers up to 100 and saves them to 'fibonacci.csv'.",
    "llm": "auto",
    "stream": True,
    "llm_args": {"use_agent": True, "agent_accuracy": "quick", "agent_total_timeout": 120, "temperature": 0.0},
    "rag_config": {"rag_type": "llm_only"},
    "include_chat_history": "off",
}) as stream:
    assert stream.status_code == 200, stream.text
    for line in filter(None, stream.iter_lines()):
        record = json.loads(line)
        assert "error" not in record, record
        text += record["body"]
        if record["finished"]:
            stream_message = record["message_id"]
assert stream_message and "89" in text
assert text.count("fibonacci.csv") < 40, "the text came more than once"

# Control from a second connection, while a run is on.
busy_chat = api("POST", "chats", 201, json={}).json()["id"]
ended = {}


def busy():
    answer = requests.post(f"{API}/chats/{busy_chat}/completions", headers=JSON, timeout=120, json={
        "message": "Make the first 50,000 primes and save them as 'primes.csv', then the first 50,000 squares "
        "and save them as 'squares.json'.",
        "llm_args": {"use_agent": True},
    })
    ended["answer"] = answer


thread = threading.Thread(target=busy)
thread.start()
question = None
for _ in range(500):
    messages = api("GET", f"chats/{busy_chat}/messages", 200, params={"offset": 0, "limit": 20}).json()
    questions = [row for row in messages if not row.get("reply_to")]
    if questions:
        question = questions[-1]["id"]
        break
    time.sleep(0.01)
assert question, "the question is listed while it is being answered"
for action in ("pause", "resume", "stop", "finish"):
    assert api("POST", f"messages/{question}/{action}", 204).text == ""
thread.join(60)
assert not thread.is_alive() and ended["answer"].status_code == 200, ended
for action in ("pause", "resume", "stop", "finish"):
    api("POST", f"messages/{question}/{action}", 204)

messages = api("GET", f"chats/{agent_chat}/messages", 200, params={"offset": 0, "limit": 20}).json()
assert [bool(row.get("reply_to")) for row in messages] == [False, True], messages
assert messages[1]["id"] == message and messages[1]["reply_to"] == messages[0]["id"]

files = {}
for entry in json.loads(meta(message, "agent_files")):
    files.update(entry)
assert {"sales_summary.csv", "monthly_revenue.csv"} <= set(files.values()), files
used = json.loads(meta(message, "usage_stats"))
assert used["usage"] and all(entry["output_tokens"] > 0 for entry in used["usage"])
assert "ENDOFTURN" in meta(message, "agent_chat_history_md")
assert meta(message, "prompt_raw")
for kind in ("agent_files_old", "agent_chat_history", "agent_analysis", "hyde1"):
    meta(message, kind)

server_files = api("GET", f"chats/{agent_chat}/agent_server_files", 200).json()
assert {"sales_summary.csv", "monthly_revenue.csv"} <= {row["filename"] for row in server_files}
assert all(isinstance(row["created_at"], int) and row["bytes"] > 0 for row in server_files)

stats = api("GET", f"chats/{agent_chat}/agent_server_directories/stats", 200, params={"detail_level": 1}).json()
assert stats and any(row["files"] for row in stats)
one = quote(stats[0]["id"], safe="")
single = api(
    "GET", f"chats/{agent_chat}/agent_server_directories/{one}/stats", 200, params={"detail_level": 1},
).json()
assert single["file_count"] == stats[0]["file_count"]
everywhere = api("GET", "agents/directory_stats", 200, params={"offset": 0, "limit": 10}).json()
assert agent_chat in {row["agent_chat_session_id"] for row in everywhere}

tables = {}
for document, name in files.items():
    url = f"{ADDRESS}/file?id={quote(document, safe='')}&name={quote(name, safe='')}"
    answer = requests.get(url, headers=BEARER, timeout=60)
    assert answer.status_code == 200, f"{name}: {answer.status_code}"
    if name.endswith(".csv"):
        tables[name] = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
assert any("26700" in cell.replace(",", "") for row in tables["sales_summary.csv"] for cell in row)
assert any("14200" in cell.replace(",", "") for row in tables["monthly_revenue.csv"] for cell in row)

tools = api("GET", "agents/tools", 200).json()
assert tools and all(tool["name"] and "description" in tool for tool in tools)
assert isinstance(api("GET", "agents/tool_preference", 200).json(), list)
follow_ups = api("GET", f"chats/{agent_chat}/questions", 200, params={"limit": 5}).json()
assert all(row["question"] for row in follow_ups)
assert api("GET", f"chats/{agent_chat}", 200).json()["latest_message_content"]
assert isinstance(api("GET", f"messages/{message}/references", 200).json(), list)

answer = api("POST", f"chats/{rag_chat}/completions", 200, json={"message": "What did Widget B earn in January?"}).json()
assert "8300" in answer["body"].replace(",", ""), answer
references = api("GET", f"messages/{answer['message_id']}/references", 200).json()
assert references and references[0]["document_name"] == "sales_data.csv"
assert all(0 <= row["score"] and isinstance(row["pages"], str) for row in references)

api("DELETE", f"chats/{agent_chat}/agent_server_files", (200, 204))
assert api("GET", f"chats/{agent_chat}/agent_server_files", 200).json() == []

for chat in (agent_chat, rag_chat, stream_chat, busy_chat):
    api("DELETE", f"chats/{chat}", (200, 204))
    api("DELETE", f"chats/{chat}", 404)
api("DELETE", f"collections/{collection}", (200, 204))
api("DELETE", f"collections/{collection}", 404)
print(f"{calls} calls under /api/v1, all as the guide says")
