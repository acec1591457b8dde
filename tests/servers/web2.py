"""A web that speaks HTTP/2 where TLS offers it: one page with an anchor."""

from __future__ import annotations

import asyncio

import h2.config
import h2.connection
import h2.events

from tests.servers.loopback import Answer, Loopback, Request

PAGE = b"<html><body><a id=here></a><a id=there></a><a id=three></a></body></html>"


class Web2(Loopback):
    """Make it with a context that offers "h2"."""

    async def answer(self, request: Request, writer: asyncio.StreamWriter) -> Answer | None:
        raise NotImplementedError

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        peer = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        peer.initiate_connection()
        writer.write(peer.data_to_send())
        while data := await reader.read(65_536):
            for event in peer.receive_data(data):
                if isinstance(event, h2.events.RequestReceived):
                    headers = {name.decode(): value.decode() for name, value in event.headers}
                    self.requests.append(Request(headers[":method"], headers[":path"], headers))
                    head = headers[":method"] == "HEAD"
                    fields = [(":status", "200"), ("content-type", "text/html"), ("content-length", str(len(PAGE)))]
                    peer.send_headers(event.stream_id, fields, end_stream=head)
                    if not head:
                        peer.send_data(event.stream_id, PAGE, end_stream=True)
            writer.write(peer.data_to_send())
        return False
