#!/usr/bin/python3
"""Takes the pictures of docs/pictures: drives the wizard in a trial by keys, in tmux, and draws what the terminal shows.

Needs Debian's tmux, python3-pil, fonts-dejavu-core and fonts-wqy-microhei, and artifacts/appliance (./build.sh --target Package).
"""

import os
import re
import subprocess
import sys
import tempfile
import time

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT, COLUMNS, ROWS = 9, 18, 80, 24
FONT = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf", 15)
BOLD = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSansMono-Bold.ttf", 15)
WIDE = ImageFont.truetype("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 16)
COLORS = [
    (0x00, 0x00, 0x00), (0xcd, 0x31, 0x31), (0x0d, 0xbc, 0x79), (0xe5, 0xe5, 0x10), (0x24, 0x72, 0xc8), (0xbc, 0x3f, 0xbc), (0x11, 0xa8, 0xcd), (0xe5, 0xe5, 0xe5),
    (0x66, 0x66, 0x66), (0xf1, 0x4c, 0x4c), (0x23, 0xd1, 0x8b), (0xf5, 0xf5, 0x43), (0x3b, 0x8e, 0xea), (0xd6, 0x70, 0xd6), (0x29, 0xb8, 0xdb), (0xff, 0xff, 0xff),
]
FOREGROUND, BACKGROUND = (0xcc, 0xcc, 0xcc), (0x0c, 0x0c, 0x0c)
SGR = re.compile(r"\x1b\[([0-9;]*)m|\x1b\][^\x07]*\x07|\x1b[()][A-Z0-9]|[\x0e\x0f]")


class Terminal:
    """The program in a terminal of its own."""

    def __init__(self, command, environment):
        self.socket = tempfile.mktemp(prefix="pictures-")
        words = ["env", *[f"{name}={value}" for name, value in environment.items()], *command]
        self.tmux("new-session", "-d", "-x", str(COLUMNS), "-y", str(ROWS), *words)
        self.tmux("set-option", "-g", "status", "off")

    def tmux(self, *words):
        return subprocess.run(["tmux", "-S", self.socket, "-f", "/dev/null", *words], check=True, capture_output=True, text=True).stdout

    def keys(self, *names):
        for name in names:
            self.tmux("send-keys", name)
            time.sleep(0.15)

    def type(self, text):
        self.tmux("send-keys", "-l", text)
        time.sleep(0.15)

    def text(self):
        return self.tmux("capture-pane", "-p")

    def wait(self, words, seconds=120):
        end = time.monotonic() + seconds
        while words not in self.text():
            if time.monotonic() > end:
                sys.exit(f"'{words}' did not come:\n{self.text()}")
            time.sleep(0.1)
        time.sleep(0.3)

    def picture(self, path):
        draw(self.tmux("capture-pane", "-p", "-e").split("\n"), path)
        print(path)

    def end(self):
        self.tmux("kill-server")


def is_wide(character):
    return ord(character) >= 0x2e80


def draw(lines, path):
    image = Image.new("RGB", (COLUMNS * WIDTH + 16, ROWS * HEIGHT + 16), BACKGROUND)
    canvas = ImageDraw.Draw(image)
    look = Look()
    for row, line in enumerate(lines[:ROWS]):
        column, at = 0, 0
        while at < len(line):
            code = SGR.match(line, at)
            if code:
                if code.group(1) is not None:
                    look.take(code.group(1))
                at = code.end()
                continue
            column += cell(canvas, look, column, row, line[at])
            at += 1
    image.save(path, optimize=True)


def cell(canvas, look, column, row, character):
    width = 2 if is_wide(character) else 1
    left, top = 8 + column * WIDTH, 8 + row * HEIGHT
    foreground, background = look.colors()
    canvas.rectangle([left, top, left + width * WIDTH - 1, top + HEIGHT - 1], fill=background)
    font = WIDE if width == 2 else BOLD if look.bold else FONT
    canvas.text((left, top), character, font=font, fill=foreground)
    if look.underlined:
        canvas.line([left, top + HEIGHT - 2, left + width * WIDTH - 1, top + HEIGHT - 2], fill=foreground)
    return width


class Look:
    def __init__(self):
        self.take("")

    def take(self, codes):
        for code in [int(part or 0) for part in codes.split(";")]:
            if code == 0:
                self.bold = self.faint = self.reverse = self.underlined = False
                self.foreground = self.background = None
            elif code in (1, 2, 4, 7):
                setattr(self, {1: "bold", 2: "faint", 4: "underlined", 7: "reverse"}[code], True)
            elif 30 <= code <= 37 or 90 <= code <= 97:
                self.foreground = COLORS[code - 30 if code < 90 else code - 82]
            elif 40 <= code <= 47 or 100 <= code <= 107:
                self.background = COLORS[code - 40 if code < 100 else code - 92]
            elif code == 39:
                self.foreground = None
            elif code == 49:
                self.background = None
            elif code == 22:
                self.bold = self.faint = False
            elif code == 24:
                self.underlined = False
            elif code == 27:
                self.reverse = False

    def colors(self):
        foreground, background = self.foreground or FOREGROUND, self.background or BACKGROUND
        if self.faint:
            foreground = tuple(part * 2 // 3 for part in foreground)
        return (background, foreground) if self.reverse else (foreground, background)


def main(folder):
    os.makedirs(folder, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="pictures-", dir="/var/tmp") as trial:
        # PostgreSQL does not run as root, and who it runs as must be able to go there.
        os.chmod(trial, 0o755)
        set_up(folder, trial + "/trial")


def set_up(folder, prefix):
    command = ["artifacts/appliance", "setup", "--prefix", prefix, "--set", "engine.fqdn=engine.example.org"]
    terminal = Terminal(command, {"LC_ALL": "C.UTF-8"})
    try:
        terminal.wait("What to do")
        terminal.picture(f"{folder}/welcome.png")
        terminal.keys("Tab", "Tab", "Enter")
        terminal.wait("Administrator")
        terminal.keys("Down")
        terminal.type("night-Shift-7-oranges")
        terminal.keys("Enter")
        terminal.type("night-Shift-7-oranges")
        terminal.keys("Enter")
        terminal.picture(f"{folder}/questions.png")
        nodes(terminal, folder)
        terminal.keys("F6", "End", "Up", "Up", "Up", "Enter")
        terminal.wait("Review")
        terminal.picture(f"{folder}/review.png")
        terminal.keys("F6", "End", "Up", "Up", "Enter")
        terminal.wait("< Set up now >")
        terminal.picture(f"{folder}/plan.png")
        terminal.keys("Tab", "Enter")
        terminal.wait("<<Cancel>>")
        terminal.keys("Left", "Enter")
        terminal.wait("Setting up")
        time.sleep(2.5)
        terminal.picture(f"{folder}/run.png")
        terminal.wait("Everything is set up and works.")
        terminal.picture(f"{folder}/done.png")
        terminal.keys("Enter")
    finally:
        subprocess.run(["artifacts/appliance", "cleanup", "--prefix", prefix, "--yes"], capture_output=True, check=False)
        subprocess.run(["tmux", "-S", terminal.socket, "kill-server"], capture_output=True, check=False)


def nodes(terminal, folder):
    terminal.keys("F6", "Home", *["Down"] * 8, "Enter")
    terminal.wait("Nodes")
    subprocess.run(["tmux", "-S", terminal.socket, "set-buffer", "node72.example.org 10.0.200.72\nnode73.example.org 10.0.200.73\nnode86.example.org 10.0.200.86\n"], check=True)
    terminal.tmux("paste-buffer", "-p")
    time.sleep(0.5)
    terminal.picture(f"{folder}/nodes.png")
    # The trial has none.
    for _ in range(3):
        terminal.keys("Home", "DC")
        time.sleep(0.3)
        terminal.keys("Enter")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures")
