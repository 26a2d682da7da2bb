import Maintenance
import TestSupport
import Testing

/// AWS's own times for backups and maintenance, against the time at which an operation is expected to run.
@Suite struct PreferredWindowTests {
    /// Monday, 2026-01-05 14:00 UTC.
    private static let now = Observation.sampleInstant

    private static let meetings: [(String, Int64, Int64, Bool)] = [
        ("14:00-14:30", 0, 10, true), ("13:00-14:00", 0, 10, false), ("13:30-14:01", 0, 10, true),
        ("14:10-14:40", 0, 10, true), ("14:11-14:40", 0, 10, false), ("23:30-00:30", 10 * 60, 5, true),
        ("23:30-00:30", 10 * 60 + 30, 5, false), ("mon:14:05-mon:14:35", 0, 10, true),
        ("Mon:14:05-Mon:14:35", 0, 10, true), ("tue:14:05-tue:14:35", 0, 10, false),
        ("tue:14:05-tue:14:35", 0, 25 * 60, true), ("sun:23:00-mon:15:00", 0, 1, true),
        ("sun:03:00-sun:03:30", 0, 6 * 24 * 60, true), ("sun:03:00-sun:03:30", 0, 5 * 24 * 60, false),
        ("wed:00:00-wed:00:30", 0, 34 * 60, true), ("thu:00:00-thu:00:30", 0, 34 * 60, false),
        ("03:00-03:30", 0, 48 * 60, true),
    ]

    @Test(arguments: meetings)
    func `a window is met when it is open at some time of an operation`(
        window: String, after: Int64, minutes: Int64, meets: Bool
    ) throws {
        let begin = Self.now + .minutes(after)
        #expect(try #require(PreferredWindow(window)).meets(from: begin, to: begin + .minutes(minutes)) == meets)
    }

    @Test(arguments: [
        "", "-", "14:00", "14:00-", "14-15", "25:00-26:00", "14:00-mon:15:00", "xyz:14:00-xyz:15:00", "3:00-4:00",
        "14:00-14:00",
    ])
    func `what is no window is not taken for one`(text: String) {
        #expect(PreferredWindow(text) == nil)
    }

    private func findings(
        backup: String? = nil, maintenance: String? = nil, pending: Reading<[PendingMaintenance]>? = .known([]),
        window: Window? = nil, empty: Bool = false
    ) throws -> [Finding] {
        var plan = try World().operation.plan
        plan.window = window
        if empty { plan.steps = [] }
        var seen = Observation.orders().withCluster {
            $0.backupWindow = backup
            $0.maintenanceWindow = maintenance
        }
        seen.givenMaintenance = pending
        return plan.preferredWindowFindings(seeing: seen, at: Self.now)
    }

    @Test func `a plan that runs into the backup says so, and what then waits`() throws {
        let found = try findings(backup: "14:05-14:35")
        #expect(found.map(\.severity) == [.acknowledge] && found.map(\.check) == ["backup-window"])
        #expect(found[0].text.hasPrefix("AWS makes the automated backup of orders daily in 14:05-14:35 UTC"))
        #expect(found[0].text.contains("from 2026-01-05 14:00 UTC to about"))
        #expect(try findings(backup: "13:00-13:30").isEmpty)
    }

    @Test func `what counts is when the operation's own window opens, not when it is planned`() throws {
        let later = Window.from(Self.now + .minutes(12 * 60))
        #expect(try findings(backup: "14:05-14:35", window: later).isEmpty)
        #expect(try findings(backup: "02:00-02:30", window: later).map(\.check) == ["backup-window"])
    }

    @Test func `AWS's maintenance window is told, and accepted where something is pending or not read`() throws {
        let open = "mon:14:00-mon:14:30"
        #expect(try findings(maintenance: open).map(\.severity) == [.info])
        let pending = [PendingMaintenance(resource: "orders-2", action: "os-upgrade")]
        #expect(try findings(maintenance: open, pending: .known(pending)).map(\.severity) == [.acknowledge])
        #expect(try findings(maintenance: open, pending: .unavailable("denied")).map(\.severity) == [.acknowledge])
        #expect(try findings(maintenance: "tue:14:00-tue:14:30", pending: .known(pending)).isEmpty)
    }

    @Test func `maintenance that AWS applies before the end is named`() throws {
        func due(_ after: Int64) throws -> [String] {
            let pending = PendingMaintenance(
                resource: "orders-2", action: "os-upgrade", appliesAt: Self.now + .minutes(after))
            return try findings(pending: .known([pending])).map(\.text)
        }
        #expect(try due(5).first?.hasPrefix("AWS applies os-upgrade to orders-2 by itself before this is") == true)
        #expect(try due(24 * 60).isEmpty)
    }

    @Test func `a window that cannot be read is said not to be checked, and an empty plan runs into nothing`() throws {
        #expect(try findings(backup: "at night").map(\.text).first?.hasPrefix("Not checked") == true)
        #expect(try findings(backup: "14:05-14:35", empty: true).isEmpty)
    }
}
