import Maintenance
import Runbooks
import Testing

@testable import ChatOps

/// Times and windows as people type them.
struct WindowWordsTests {
    private let parser = CommandParser(prefix: "!rds", botUser: "U0BOT")
    /// 2026-01-05 14:00 UTC, a Monday.
    private let now = Timestamp(seconds: 1_767_621_600)

    private func window(of words: String) -> WindowWords? {
        guard let command = parser.single("!rds failover orders \(words)") else { return nil }
        return (command as? FailoverCommand)?.options.window
    }

    private static let night = WindowWords(time: .between(weekday: nil, opens: 120, closes: 300))
    private static let saturday = WindowWords(
        time: .between(weekday: 7, opens: 120, closes: 300), zone: "Europe/Berlin")

    @Test(arguments: [
        ("--at 02:30", WindowWords(time: .at(150))),
        ("--at=2:30", WindowWords(time: .at(150))),
        ("—at “02:30 Europe/Berlin”", WindowWords(time: .at(150), zone: "Europe/Berlin")),
        ("--at 02:30 Europe/Berlin --start", WindowWords(time: .at(150), zone: "Europe/Berlin")),
        ("--at 02:30 UTC --to orders-2", WindowWords(time: .at(150), zone: "UTC")),
        ("--window 02:00-05:00", night), ("--window=02:00-05:00", night), ("--window \"02:00-05:00\"", night),
        ("—window 02:00–05:00", night), ("--window 2:00\u{2011}5:00", night), ("--window “02:00 – 05:00”", night),
        ("--window 02:00 – 05:00 --start", night), ("--window 02:00 to 05:00", night),
        ("--window \"Sat 02:00-05:00 Europe/Berlin\"", saturday),
        ("—window “Sat 02:00–05:00 Europe/Berlin”", saturday),
        ("--window Sat 02:00-05:00 Europe/Berlin", saturday),
        ("--window 02:00-05:00 Sat Europe/Berlin", saturday), ("--window sat 2:00-5:00 europe/berlin", saturday),
        ("--at 02:30 utc", WindowWords(time: .at(150), zone: "UTC")),
        ("--at 02:30 america/new_york", WindowWords(time: .at(150), zone: "America/New_York")),
        ("--window=Sat 02:00-05:00 Europe/Berlin --start", saturday),
        ("--window „saturday 2:00 - 5:00 Europe/Berlin“", saturday),
        ("--window ‘SAT. 02:00—05:00 Europe/Berlin’", saturday),
        (
            "--window 22:00-02:00 America/Port-au-Prince",
            WindowWords(time: .between(weekday: nil, opens: 1320, closes: 120), zone: "America/Port-au-Prince")
        ),
    ])
    func `a time or a window is read however a phone writes it`(_ words: String, _ meant: WindowWords) {
        #expect(window(of: words) == meant)
    }

    @Test func `what comes behind an unquoted window is read as ever`() {
        let expected = ResizeCommand(
            cluster: "orders", runbook: ResizeRunbook(instanceClass: "db.r6g.xlarge", exclude: ["orders-3"]),
            options: ProposalOptions(window: Self.saturday))
        #expect(
            parser.parse("!rds resize --window Sat 02:00-05:00 Europe/Berlin orders db.r6g.xlarge --exclude orders-3")
                == .commands([expected]))
    }

    @Test(arguments: [
        "", "Sat", "02:00", "02:00-", "-05:00", "2-5", "02:00-05:60", "24:00-05:00", "02:00-05:00-07:00",
        "Satin 02:00-05:00", "Sat-Sun 02:00-05:00", "02:00-05:00 Sat Europe/Berlin now",
        "02:00-05:00 Europe/Berlin now", "2am-5am",
    ])
    func `what is no window is refused with one that is`(_ text: String) {
        #expect(
            throws: Refusal(
                "“\(text)” is not a window. One looks like `02:00-05:00` or `Sat 02:00-05:00 Europe/Berlin`.")
        ) { try WindowWords(window: text) }
    }

    @Test(arguments: ["", "noon", "2", "24:00", "02:60", "0230", "02:30 Europe/Berlin now", "Sat 02:30", "-02:30"])
    func `what is no time of day is refused with one that is`(_ text: String) {
        #expect(
            throws: Refusal("“\(text)” is not a time of day. One looks like `02:30` or `02:30 Europe/Berlin`.")
        ) { try WindowWords(at: text) }
    }

    @Test(arguments: [
        ("14:00", "UTC", 1_767_621_600), ("13:59", "UTC", 1_767_707_940), ("14:01", "UTC", 1_767_621_660),
        ("02:30", "UTC", 1_767_666_600), ("02:30 Europe/Berlin", "UTC", 1_767_663_000),
        ("02:30", "Europe/Berlin", 1_767_663_000), ("23:59", "UTC", 1_767_657_540),
    ])
    func `a time is the next that a clock shows, the running minute included`(
        _ text: String, _ zone: String, _ seconds: Int64
    ) throws {
        #expect(
            try WindowWords(at: text).window(at: now, defaultZone: zone) == .from(Timestamp(seconds: seconds)))
    }

    @Test func `a window without a zone is in the configured one`() throws {
        let here = try Window.Recurring(weekday: nil, opens: 120, closes: 300, zone: "Asia/Tokyo")
        #expect(try Self.night.window(at: now, defaultZone: "Asia/Tokyo") == .recurring(here))
        let there = try Window.Recurring(weekday: 7, opens: 120, closes: 300, zone: "Europe/Berlin")
        #expect(try Self.saturday.window(at: now, defaultZone: "Asia/Tokyo") == .recurring(there))
    }

    @Test(arguments: [
        ("--at \"02:30 BST\"", ["“BST”", "`Europe/London`", "`Asia/Dhaka`"]),
        ("--at 02:30 BST", ["“BST”", "`Europe/London`", "`Asia/Dhaka`"]),
        ("--window Sat 02:00-05:00 CST --start", ["“CST”", "`America/Chicago`", "`Asia/Shanghai`"]),
        ("--at 02:30 UTC+2", ["“UTC+2”", "An offset knows no summer time."]),
        ("--at 02:30 Europe/Berln", ["“Europe/Berln”", "`Europe/Berlin`"]),
        ("--at 02:30 Mars/Olympus", ["“Mars/Olympus” is no time zone. One looks like `Europe/Berlin` or `UTC`."]),
    ])
    func `a zone that is not clear is refused with what may be meant`(_ words: String, _ parts: [String]) {
        guard case .refused(let sentence) = parser.parse("!rds failover orders \(words)") else {
            Issue.record("not refused")
            return
        }
        for part in parts { #expect(sentence.contains(part), "\(sentence)") }
    }

    @Test func `a window that is never open is refused`() throws {
        #expect(throws: Refusal("A window that closes when it opens is never open.")) {
            try WindowWords(window: "02:00-02:00").window(at: now, defaultZone: "UTC")
        }
    }

    @Test(arguments: [
        "--at \"02:30\"", "--at \"00:00 UTC\"", "--window \"02:00-05:00\"",
        "--window \"Sun 22:05-00:00 Europe/Berlin\"",
        "--window \"Wed 09:00-17:00\"",
    ])
    func `a window is written as it has to be typed`(_ option: String) {
        #expect(window(of: option)?.option == option)
    }

    @Test(arguments: ["", " --at \"02:30 UTC\"", " --region eu-west-1 --window \"Sat 02:00-05:00\" --start"])
    func `a restart's command means the same restart again`(_ options: String) {
        let line = "reboot orders-2\(options)"
        guard let command = parser.single("!rds \(line)"), let reboot = command as? RebootCommand else {
            Issue.record("not understood")
            return
        }
        #expect(reboot.words == line)
    }
}
