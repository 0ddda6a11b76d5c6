"""Talks to the sockets of tests/peers/zmtp_peer_test.ts through libzmq.

Arguments: the addresses of the router, the publisher and the heartbeat.
What comes to the router goes back to whoever sent it; a message that begins
with "publish", a topic, a count and a size makes the publisher publish.
"""

import os
import sys

import zmq

router_address, publisher_address, heartbeat_address = sys.argv[1:4]
context = zmq.Context()


def connect(kind, address, identity=None, **options):
    socket = context.socket(kind)
    socket.linger = 0
    socket.rcvtimeo = socket.sndtimeo = 20_000
    if identity is not None:
        socket.identity = identity
    for name, value in options.items():
        setattr(socket, name, value)
    socket.connect(address)
    return socket


def check(found, wanted, what):
    if found != wanted:
        sys.exit(f"{what}: found {found!r:.300}; wanted {wanted!r:.300}")


def echo(kind, identity=None, **options):
    """Messages of every shape come back as they went."""
    with connect(kind, router_address, identity, **options) as socket:
        shapes = [
            [b""],
            [b"", b""],
            [b"x" * 255],
            [b"x" * 256],
            [b"a", b"", b"y" * 65_535, b"y" * 65_536, b"z"],
            [os.urandom(5_000_000), b"end"],
            [b"%d" % i for i in range(1_000)],
        ]
        for frames in shapes:
            socket.send_multipart(frames)
            check(socket.recv_multipart(), frames, f"echo {identity}")
        if kind == zmq.DEALER:
            for i in range(5_000):
                socket.send_multipart([b"%d" % i, b"x" * (i % 300)])
            for i in range(5_000):
                check(
                    socket.recv_multipart(),
                    [b"%d" % i, b"x" * (i % 300)],
                    "many at once",
                )


def publish(socket, topic, count, size):
    """Asks only: the answer comes when the subscribers have read."""
    socket.send_multipart([b"publish", topic, b"%d" % count, b"%d" % size])


def subscribe(topic):
    socket = connect(zmq.SUB, publisher_address)
    socket.subscribe(topic)
    check(socket.recv_multipart(), [topic, b"welcome"], "welcome")
    return socket


def publishing():
    everything, streams = subscribe(b""), subscribe(b"stream")
    asking = connect(zmq.DEALER, router_address)
    publish(asking, b"stream.stdout", 20_000, 100)
    publish(asking, b"status", 1, 1)
    publish(asking, b"stream.stderr", 1, 50_000_000)
    for socket in (everything, streams):
        for i in range(20_000):
            check(
                socket.recv_multipart(),
                [b"stream.stdout", b"%d" % i, b"x" * 100],
                "published",
            )
    check(everything.recv_multipart(), [b"status", b"0", b"x"], "status")
    for socket in (everything, streams):
        topic, number, body = socket.recv_multipart()
        check((topic, number, len(body)), (b"stream.stderr", b"0", 50_000_000), "large")
    # What is no longer wanted is not sent. The welcome to another topic shows
    # that the publisher has read what came before it.
    streams.unsubscribe(b"stream")
    streams.subscribe(b"last")
    check(streams.recv_multipart(), [b"last", b"welcome"], "second welcome")
    publish(asking, b"stream.stdout", 1, 1)
    publish(asking, b"last", 1, 1)
    check(streams.recv_multipart(), [b"last", b"0", b"x"], "after unsubscribing")
    for _ in range(5):
        check(asking.recv_multipart(), [b"published"], "publish")
    for socket in (asking, everything, streams):
        socket.close()


def heartbeats():
    for kind in (zmq.REQ, zmq.DEALER):
        with connect(kind, heartbeat_address) as socket:
            for i in range(100):
                frames = [b"ping %d" % i]
                socket.send_multipart(frames)
                check(socket.recv_multipart(), frames, "heartbeat")


def reconnecting():
    """A second connection under the same identity takes over."""
    first = connect(zmq.DEALER, router_address, b"same")
    first.send(b"1")
    check(first.recv(), b"1", "first")
    second = connect(zmq.DEALER, router_address, b"same")
    second.send(b"2")
    check(second.recv(), b"2", "second")
    first.close()
    second.send(b"3")
    check(second.recv(), b"3", "second again")
    second.close()


def strangers():
    """Sockets of the wrong kind are turned away, and nobody else notices."""
    friend = connect(zmq.DEALER, router_address)
    found = []
    for address, kinds in (
        (router_address, (zmq.SUB, zmq.PUSH, zmq.PULL)),
        (publisher_address, (zmq.DEALER, zmq.REQ)),
    ):
        for kind in kinds:
            stranger = context.socket(kind)
            stranger.linger = 0
            monitor = stranger.get_monitor_socket(
                zmq.EVENT_DISCONNECTED | zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL
                | zmq.EVENT_HANDSHAKE_FAILED_NO_DETAIL
            )
            stranger.connect(address)
            if not monitor.poll(20_000):
                sys.exit(f"a stranger of kind {kind} was not turned away")
            found.append(kind)
            stranger.disable_monitor()
            stranger.close()
    check(len(found), 5, "strangers")
    friend.send(b"still here")
    check(friend.recv(), b"still here", "friend")
    friend.close()


def crowd():
    sockets = [connect(zmq.DEALER, router_address) for _ in range(200)]
    for i, socket in enumerate(sockets):
        socket.send(b"%d" % i)
    for i, socket in enumerate(sockets):
        check(socket.recv(), b"%d" % i, "crowd")
        socket.close()


echo(zmq.DEALER, b"front end")
echo(zmq.DEALER)
echo(zmq.REQ)
echo(zmq.DEALER, heartbeat_ivl=1, heartbeat_timeout=10_000)
publishing()
heartbeats()
reconnecting()
strangers()
crowd()
context.term()
print(f"libzmq {zmq.zmq_version()}: all as it should be")
