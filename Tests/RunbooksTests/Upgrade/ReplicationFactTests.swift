import Maintenance
import Runbooks
import TestSupport
import Testing

/// How far green is behind, as an approver of the switchover is told it.
struct ReplicationFactTests {
    private static let switchover = Switchover(deployment: "bgd-1", cluster: "orders", timeout: 300)

    private static func facts(_ lag: Reading<ReplicationLag>) -> SafetyFacts {
        var readings = FactSample.sample()
        readings.replicationLag = lag
        return AnyMutation.switchOver(switchover).safetyFacts(
            seeing: .deployed(), readings: readings, policy: PlanPolicy())
    }

    private static func fact(_ lag: Reading<ReplicationLag>) throws -> SafetyFacts.Fact {
        try #require(facts(lag).facts.first { $0.name == "replication-lag" })
    }

    /// A lag, what is said of it, and whether the switchover may be proposed, with a warning.
    struct Row: Sendable, CustomTestStringConvertible {
        var lag: ReplicationLag
        var text: String
        var isSafe = true
        var isWarned = false
        var testDescription: String { text }
    }

    static let rows = [
        Row(lag: .time(.zero), text: "no replication lag at 13:59 UTC"),
        Row(lag: .time(.seconds(1)), text: "replication lag 1 s at 13:59 UTC"),
        Row(lag: .time(.seconds(2)), text: "replication lag 2 s at 13:59 UTC, over the limit of 1 s", isWarned: true),
        Row(
            lag: .time(.seconds(300)), text: "replication lag 5 min at 13:59 UTC, over the limit of 1 s", isWarned: true
        ),
        Row(
            lag: .time(.seconds(301)),
            text: "green was 5 min behind at 13:59 UTC, more than the 5 min that the switchover may take",
            isSafe: false),
        Row(lag: .volume(0), text: "replication lag under 1 MB at 13:59 UTC"),
        Row(lag: .volume(4_900_000), text: "replication lag 4 MB at 13:59 UTC"),
        Row(lag: .volume(100_000_000), text: "replication lag 100 MB at 13:59 UTC"),
        Row(
            lag: .volume(229_000_000), text: "replication lag 229 MB at 13:59 UTC, over the limit of 100 MB",
            isWarned: true),
        Row(
            lag: .volume(2_350_000_000), text: "replication lag 2.3 GB at 13:59 UTC, over the limit of 100 MB",
            isWarned: true),
        Row(lag: .stopped, text: "green did not follow blue at 13:59 UTC", isSafe: false),
    ]

    @Test(arguments: rows)
    func `an approver reads how far green is behind`(row: Row) throws {
        let fact = try Self.fact(.known(row.lag))
        #expect(fact.text == row.text)
        #expect(fact.isSafe == row.isSafe)
        #expect((fact.warning != nil) == row.isWarned)
        #expect(fact.isRead)
    }

    @Test func `a warning says what the lag costs`() throws {
        let warning = try #require(try Self.fact(.known(.time(.seconds(40)))).warning)
        #expect(
            warning
                == "Green was 40 s behind blue at 13:59 UTC: writes are refused until it has caught up, and AWS takes the switchover "
                + "back if that is not within 5 min.")
    }

    @Test func `lag that cannot be read is accepted by whoever approves that very question`() throws {
        let unread = Self.facts(.unavailable("CloudWatch has no recent OldestReplicationSlotLag of orders-1."))
        let fact = try #require(unread.facts.first { $0.name == "replication-lag" })
        #expect(
            fact.text == "replication lag not read: CloudWatch has no recent OldestReplicationSlotLag of orders-1")
        #expect(fact.isSafe && !fact.isRead)
        #expect(
            fact.warning == "How far green is behind blue was not read. Approving accepts exactly that.")
        #expect(unread.moved(since: Self.facts(.known(.time(.zero)))) == [fact.text])
        #expect(unread.unreadable(since: Self.facts(.known(.time(.zero)))).isEmpty)
        #expect(Self.facts(.known(.time(.zero))).moved(since: unread).isEmpty)
    }

    /// What was read when somebody was asked, what is read afterwards, and whether the answer holds.
    static let moves: [(ReplicationLag, ReplicationLag, Bool)] = [
        (.time(.zero), .time(.seconds(1)), true), (.time(.seconds(2)), .time(.seconds(250)), true),
        (.time(.seconds(40)), .time(.zero), true), (.volume(4_000_000), .volume(90_000_000), true),
        (.volume(900_000_000), .volume(4_000_000), true), (.time(.zero), .time(.seconds(2)), false),
        (.volume(4_000_000), .volume(101_000_000), false), (.time(.seconds(40)), .time(.seconds(301)), false),
        (.time(.seconds(40)), .stopped, false),
    ]

    @Test(arguments: moves)
    func `an approval holds while figures move, and while they get better`(
        asked: ReplicationLag, now: ReplicationLag, holds: Bool
    ) {
        #expect(Self.facts(.known(now)).moved(since: Self.facts(.known(asked))).isEmpty == holds)
    }

    @Test func `the gauge is where the engine has it`() {
        func gauge(_ change: (inout Observation) -> Void = { _ in }) -> Reading<LagGauge> {
            Observation.deployed().seeing(change).lagGauge(before: Self.switchover)
        }
        #expect(gauge() == .known(.slots(blueWriter: "orders-1")))
        #expect(gauge { $0.givenCluster?.engine = "aurora-mysql" } == .known(.binlog(greenWriter: "orders-green-x1-1")))
        #expect(gauge { $0.givenCluster?.engine = "mysql" } == .unavailable("Nothing is known of how mysql shows it."))
        #expect(gauge { $0 = $0.writing(nil) } == .unavailable("Blue has no writer."))
        #expect(
            gauge {
                $0.givenCluster?.engine = "aurora-mysql"
                $0.givenEnvironments = nil
            } == .unavailable("Green has no writer."))
        #expect(gauge { $0.givenDeployments = .known([]) } == .unavailable("AWS shows no deployment bgd-1."))
        #expect(gauge { $0.givenDeployments = .unavailable("Denied.") } == .unavailable("Denied."))
        #expect(gauge { $0.givenCluster = nil } == .unavailable("AWS shows no cluster orders."))
    }
}
