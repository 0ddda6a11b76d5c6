import { assertEquals } from "@std/assert";
import { HeartbeatSocket } from "../../../lib/kernel/wire/mod.ts";
import { Client } from "./_client.ts";

Deno.test("HeartbeatSocket sends back whatever comes, to whom it came from", async () => {
  await using heartbeat = new HeartbeatSocket({
    transport: "tcp",
    ip: "127.0.0.1",
    port: 0,
  });
  using asking = await Client.connect(heartbeat.address, "REQ");
  using dealing = await Client.connect(heartbeat.address, "DEALER");
  for (let i = 0; i < 50; i++) {
    await asking.send("", `ping ${i}`);
    await dealing.send(`ping ${i}`);
    assertEquals(await asking.receive(), ["", `ping ${i}`]);
    assertEquals(await dealing.receive(), [`ping ${i}`]);
  }
  assertEquals(heartbeat.peerCount, 2);
});
