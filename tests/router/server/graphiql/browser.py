"""A headless Chromium, spoken to by its DevTools protocol: what a person would see and do.

Every request of the page and of its workers, and everything that they log, is recorded.
"""

import asyncio
import base64
import itertools
import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--remote-debugging-port=0",
    "--window-size=1400,900",
)

# Resolves with the value of an expression as soon as it is truthy, looking again whenever the page
# changes.
UNTIL = """new Promise((resolve) => {
  const look = () => {
    const value = (() => (%s))();
    if (value) { observer.disconnect(); resolve(value); }
  };
  const observer = new MutationObserver(look);
  observer.observe(document, {
    attributes: true, characterData: true, childList: true, subtree: true,
  });
  look();
})"""


class Page:
    """One tab of the browser.

    requests: URLs in order. complaints: errors and warnings that were logged, and exceptions.
    """

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self._socket = socket
        self._session: str | None = None
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}

    async def open(self, url: str) -> None:
        target = await self._call("Target.createTarget", url="about:blank")
        attached = await self._call(
            "Target.attachToTarget", targetId=target["targetId"], flatten=True
        )
        self._session = attached["sessionId"]
        await self._watch(self._session)
        await self._call("Page.navigate", url=url)

    async def until(self, expression: str) -> Any:
        """Wait until a JavaScript expression is truthy; gives its value."""
        return await self._evaluate(UNTIL % expression)

    async def click(self, selector: str) -> None:
        """Click what a CSS selector finds, once it is there."""
        await self.until(f"document.querySelector({json.dumps(selector)}) !== null")
        await self._evaluate(f"document.querySelector({json.dumps(selector)}).click()")

    async def screenshot(self) -> bytes:
        """What is on the page now, as PNG."""
        picture = await self._call("Page.captureScreenshot")
        return base64.b64decode(picture["data"])

    async def listen(self) -> None:
        """Take in what the browser says, until it ends."""
        async for message in self._socket:
            event = message.json()
            if "id" in event:
                self._answers.pop(event["id"]).set_result(event)
            else:
                await self._record(event["method"], event["params"])

    async def _evaluate(self, expression: str) -> Any:
        outcome = await self._call(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in outcome, outcome["exceptionDetails"]
        return outcome["result"].get("value")

    async def _record(self, method: str, event: dict[str, Any]) -> None:
        match method:
            case "Network.requestWillBeSent":
                self.requests.append(event["request"]["url"])
            case "Runtime.exceptionThrown":
                self.complaints.append(str(event["exceptionDetails"]))
            case "Runtime.consoleAPICalled" if event["type"] in {"error", "warning"}:
                self.complaints.append(str(event["args"]))
            case "Log.entryAdded" if event["entry"]["level"] in {"error", "warning"}:
                self.complaints.append(str(event["entry"]))
            case "Target.attachedToTarget" if event["targetInfo"]["type"] == "worker":
                # It waits for its start until nothing that it does can be missed.
                await self._watch(event["sessionId"], wait=False)

    async def _watch(self, session: str, *, wait: bool = True) -> None:
        commands: list[tuple[str, dict[str, Any]]] = [
            ("Network.enable", {}),
            ("Runtime.enable", {}),
            ("Log.enable", {}),
            (
                "Target.setAutoAttach",
                {"autoAttach": True, "waitForDebuggerOnStart": True, "flatten": True},
            ),
            ("Runtime.runIfWaitingForDebugger", {}),
        ]
        answers = [await self._send(session, method, **given) for method, given in commands]
        if wait:
            await asyncio.gather(*answers)

    async def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        answer = await (await self._send(self._session, method, **parameters))
        assert "error" not in answer, answer
        result: dict[str, Any] = answer["result"]
        return result

    async def _send(
        self, session: str | None, method: str, **parameters: Any
    ) -> asyncio.Future[dict[str, Any]]:
        number = next(self._numbers)
        self._answers[number] = asyncio.get_running_loop().create_future()
        command = {"id": number, "method": method, "params": parameters}
        if session is not None:
            command["sessionId"] = session
        await self._socket.send_json(command)
        return self._answers[number]


@asynccontextmanager
async def chromium(profile: Path) -> AsyncIterator[Page]:
    """A browser with an empty profile, and one page in it."""
    program = shutil.which("chromium")
    assert program is not None, "Chromium is missing: apt-get install chromium (as .ci/run does)"
    process = await asyncio.create_subprocess_exec(
        program, *FLAGS, f"--user-data-dir={profile}", stderr=asyncio.subprocess.PIPE
    )
    try:
        devtools = await _devtools_url(process)
        async with (
            aiohttp.ClientSession() as client,
            client.ws_connect(devtools, max_msg_size=0) as socket,
        ):
            page = Page(socket)
            listening = asyncio.ensure_future(page.listen())
            yield page
            listening.cancel()
    finally:
        process.kill()
        await process.communicate()


async def _devtools_url(process: asyncio.subprocess.Process) -> str:
    assert process.stderr is not None
    printed = []
    async for line in process.stderr:
        printed.append(line.decode())
        if "DevTools listening on " in printed[-1]:
            return printed[-1].split()[-1]
    raise AssertionError("".join(printed))
