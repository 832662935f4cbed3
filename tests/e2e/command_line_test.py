"""The manners of benefitctl: statuses, streams, terminals, interruption."""

import os
import pty
import signal
import subprocess
import unittest

from harness import (BAD_REQUEST, BENEFITCTL, DISK_FULL, INTERRUPTED, NOT_FOUND, PATIENCE, UNAVAILABLE, DaemonTest, ctl,
                     ctl_environment, main, read_terminal)
from people import citizen_id, delivery, months, payment_rows, roll_row


def on_terminal(socket_path, *arguments, columns=100, pager="cat"):
    """Runs benefitctl on a terminal; gives exit status and everything it showed."""
    try:
        controller, terminal = pty.openpty()
    except OSError as error:
        raise unittest.SkipTest(f"no terminal can be opened here: {error}")
    environment = ctl_environment(socket_path) | {"TERM": "xterm-256color", "COLUMNS": str(columns),
                                                "PAGER": pager}
    process = subprocess.Popen([BENEFITCTL, *map(str, arguments)], stdin=terminal, stdout=terminal, stderr=terminal,
                               env=environment, start_new_session=True)
    os.close(terminal)
    shown = read_terminal(controller)
    return process.wait(PATIENCE), shown.decode()


class WithoutService(unittest.TestCase):
    def test_a_service_that_is_not_running(self):
        result = ctl("status", socket_path="/nonexistent/benefitd.sock")
        self.assertEqual((result.status, result.out), (UNAVAILABLE, ""))
        for words in ("benefitd is not running", "/nonexistent/benefitd.sock", "systemctl start benefitd"):
            self.assertIn(words, result.err)

    def test_offline_commands_need_no_service(self):
        result = ctl("feed", "describe", "-o", "json", socket_path="/nonexistent/benefitd.sock")
        self.assertEqual(result.status, 0)
        self.assertEqual(len(result.json()["feeds"]), 24)
        self.assertEqual(ctl("--version").status, 0)

    def test_help_is_data_and_a_mistake_is_a_message(self):
        self.assertIn("Examples:", ctl("case", "show", "--help").out)
        wrong = ctl("case", "shwo", "12")
        self.assertEqual((wrong.status, wrong.out), (BAD_REQUEST, ""))
        self.assertIn("did you mean 'show'?", wrong.err)

    def test_mistakes_are_told_in_the_readers_language_with_a_hint(self):
        chinese = ctl("case", "shwo", "12", language="zh_CN.UTF-8")
        self.assertEqual((chinese.status, chinese.out), (BAD_REQUEST, ""))
        self.assertEqual(chinese.err, "benefitctl: 未知的命令'shwo'\n  提示：您是不是要写'show'？\n")
        self.assertEqual(ctl("case", "shwo", "12", "--lang", "zh").err, chinese.err)
        english = ctl("case", "shwo", "12", "--lang=en", language="zh_CN.UTF-8")
        self.assertIn("did you mean 'show'?", english.err)
        for mistyped, right in (("cas list", "case"), ("case lst", "list"), ("case list --stat open", "--state"),
                                ("case list --state opne", "open"), ("case list -o jsno", "json"),
                                ("feed template rol", "roll"), ("face calibration sho", "show")):
            wrong = ctl(*mistyped.split())
            self.assertEqual(wrong.status, BAD_REQUEST, mistyped)
            self.assertIn(f"did you mean '{right}'?", wrong.err)
        gone = ctl("status", socket_path="/nonexistent/benefitd.sock", language="zh_CN.UTF-8")
        for words in ("benefitd没有运行", "位置：/nonexistent/benefitd.sock", "提示：请启动"):
            self.assertIn(words, gone.err)

    def test_help_is_in_the_readers_language(self):
        for arguments in ((), ("feed",), ("case", "decide"), ("face", "calibration", "show")):
            shown = ctl(*arguments, "--help", language="zh_CN.UTF-8").out
            self.assertIn("用法", shown)
            self.assertNotIn("Usage", shown)
            self.assertNotIn("Options", shown)

    def test_data_keeps_its_field_names(self):
        chinese = ctl("feed", "describe", "roll", "-o", "json", language="zh_CN.UTF-8").json()["columns"][0]
        english = ctl("feed", "describe", "roll", "-o", "json").json()["columns"][0]
        self.assertEqual(list(chinese), list(english))
        self.assertNotEqual(chinese["meaning"], english["meaning"])
        self.assertEqual(ctl("feed", "describe", "roll", "-o", "csv", language="zh_CN.UTF-8").out.splitlines()[0],
                         ctl("feed", "describe", "roll", "-o", "csv").out.splitlines()[0])

    def test_long_output_goes_through_a_pager_on_a_terminal_only(self):
        mark = "sed 's/^/paged: /'"
        _, shown = on_terminal(None, "feed", "describe", pager=mark)
        self.assertIn("paged: ", shown)
        for arguments in (("feed", "describe", "--no-pager"), ("feed", "describe", "-o", "json"),
                          ("feed", "describe", "accounts", "-o", "csv")):
            _, shown = on_terminal(None, *arguments, pager=mark)
            self.assertNotIn("paged: ", shown)
        _, shown = on_terminal(None, "feed", "describe", pager="/nonexistent/pager 2>/dev/null")
        self.assertIn("deaths-village", shown)  # all the same

    def test_standard_output_that_cannot_be_written(self):
        with open("/dev/full", "wb") as full:
            ended = subprocess.run([BENEFITCTL, "feed", "describe"], stdout=full, stderr=subprocess.PIPE, text=True,
                                   timeout=PATIENCE)
        self.assertEqual(ended.returncode, DISK_FULL)
        self.assertIn("standard output", ended.stderr)

    def test_a_reader_that_goes_away_is_met_in_silence(self):
        reading, writing = os.pipe()
        os.close(reading)
        ended = subprocess.run([BENEFITCTL, "feed", "describe"], stdout=writing, stderr=subprocess.PIPE, text=True,
                               timeout=PATIENCE)
        os.close(writing)
        self.assertEqual((ended.returncode, ended.stderr), (128 + signal.SIGPIPE, ""))

    def test_colour_is_for_terminals(self):
        _, shown = on_terminal(None, "feed", "describe", "roll")
        self.assertIn("\x1b[1m", shown)
        self.assertNotIn("\x1b", ctl("feed", "describe", "roll").out)


class WithService(DaemonTest):
    def test_a_long_import_can_be_left_alone_with_ctrl_c(self):
        number = citizen_id(1)
        rows = payment_rows(number, "王一", months(1990, 2017)) * 2000
        path = self.write("p.csv", delivery("payments", rows))
        watching = self.daemon.spawn_ctl("feed", "import", "payments", path)
        self.daemon.wait_for_job(lambda job: job["state"] == "running")
        watching.send_signal(signal.SIGINT)
        out, err = watching.communicate(timeout=PATIENCE)
        self.assertEqual((watching.returncode, out), (INTERRUPTED, ""), err)
        self.assertIn("goes on. Watch it again: benefitctl job watch 1", err)
        watched = self.run_ctl("job", "watch", 1)
        self.assertIn(f"accepted                  {len(rows)}", watched.out)

    def test_names_cannot_command_the_terminal(self):
        number = citizen_id(1)
        self.import_feed("roll", self.write("r.csv", delivery("roll", [roll_row(number, "王\u202e一")])))
        status, shown = on_terminal(self.daemon.socket, "person", "show", number)
        self.assertEqual(status, 0)
        self.assertNotIn("\u202e", shown)

    def test_lists_begin_when_they_are_asked_to(self):
        self.import_feed("roll", self.write("r.csv", delivery("roll", [roll_row(citizen_id(1), "王一")])))
        for command, rows in (("feed batches", "batches"), ("job list", "jobs"), ("case list", "cases"),
                              ("finding list", "findings"), ("observation list", "observations")):
            everything = self.run_ctl(*command.split(), "-o", "json").json()[rows]
            for since in ("1d", "2w", "2018-03-01"):
                self.assertEqual(self.run_ctl(*command.split(), "--since", since, "-o", "json").json()[rows], everything)
            self.assertEqual(self.run_ctl(*command.split(), "--since", "0d", "-o", "json").json()[rows], [])
            self.assertIn("7d, 2w or 2018-03-01", self.run_ctl(*command.split(), "--since", "yesterday",
                                                               expect=BAD_REQUEST).err)
        self.assertEqual(self.daemon.request("GET", "/v1/batches?since=soon")[0], 400)

    def test_tables_and_pages_are_in_the_readers_language(self):
        self.import_feed("roll", self.write("r.csv", delivery("roll", [roll_row(citizen_id(1), "王一")])))
        for arguments, wanted in ((("feed", "batches"), "报送名称"), (("job", "list"), "已完成"), (("check", "list"), "未运行，原因"),
                                  (("check", "explain", "D1"), "登记死亡后仍领取待遇或认证"), (("feed", "list"), "按时报送"),
                                  (("person", "show", citizen_id(1)), "参保登记"), (("case", "list"), "没有。")):
            result = self.run_ctl(*arguments, language="zh_CN.UTF-8")
            self.assertIn(wanted, result.out + result.err, arguments)
        missing = self.run_ctl("case", "show", 7, language="zh_CN.UTF-8", expect=NOT_FOUND)
        self.assertIn("没有编号为7的案件", missing.err)
        both = self.run_ctl("check", "explain", "D1", "-o", "json").json()
        self.assertIn("photo taken to certify", both["finds"])
        self.assertIn("拍摄认证照片", both["finds_zh"])

    def test_a_question_is_asked_before_an_outcome_that_hurts(self):
        result = self.run_ctl("case", "decide", 1, "--outcome", "fraud_suspected", "--reason", "x", expect=BAD_REQUEST)
        self.assertIn("--yes", result.err)

    def test_an_id_number_stays_out_of_the_process_list(self):
        number = citizen_id(1)
        self.import_feed("roll", self.write("r.csv", delivery("roll", [roll_row(number, "王一")])))
        self.assertIn("王一", self.run_ctl("person", "show", "-", stdin=number + "\n").out)

    def test_progress_goes_to_standard_error(self):
        path = self.write("r.csv", delivery("roll", [roll_row(citizen_id(1), "王一")]))
        result = self.run_ctl("feed", "import", "roll", path, "-o", "json")
        result.json()  # nothing else on standard output


if __name__ == "__main__":
    main()
