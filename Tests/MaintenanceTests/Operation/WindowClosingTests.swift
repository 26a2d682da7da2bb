import Maintenance
import Runbooks
import TestSupport
import Testing

/// A maintenance window that closes: what needs a way back is begun only where both fit, and otherwise a person says whether it
/// is finished outside.
@Suite struct WindowClosingTests {
    /// Opens at 14:00, in the minute of the sample instant.
    private static func window(minutes: Int) throws -> Window {
        .recurring(try .init(weekday: nil, opens: 840, closes: 840 + minutes, zone: "UTC"))
    }

    private static let classes: [InstanceID] = ["orders-1", "orders-2", "orders-3"]

    /// The stand-in writes, within a window of an hour.
    private func failedOver(in window: Window? = nil) throws -> World {
        try .failedOver(in: window ?? Self.window(minutes: 60))
    }

    private func changeClasses(in world: inout World) throws {
        for name in Self.classes {
            world.observation = world.observation.with(name) { $0.instanceClass = "db.r6g.xlarge" }
        }
        try world.turn()
    }

    private func prompt(in world: inout World) throws {
        let id = try world.requireGate().id
        try world.apply([
            .gatePrompted(id, Gate.Prompt(channel: "C0DBAOPS", message: "1767625500.000100", contentDigest: "text"))
        ])
        world.gate = GateReading(
            takenAt: world.now, ourselves: "U0BOT", homeTeam: "T0HOME", channel: GateReading.Channel(id: "C0DBAOPS"),
            message: GateReading.Message(id: "1767625500.000100", isOurs: true, contentDigest: "text", isMarked: false),
            reactions: [], people: [:])
    }

    @Test func `a failover is not begun where its way back does not fit any more, and the next window is asked for`()
        throws
    {
        // Two failovers and the change of three members take 25 min.
        var world = try World(window: Self.window(minutes: 20))
        try world.reachGate()
        let gate = try world.requireGate()
        #expect(gate.expiresAt == Observation.sampleInstant.startOfMinute + .minutes(24 * 60 + 30))
        world.react("white_check_mark", as: "U0BOB")
        #expect(try world.turn().map(\.name) == ["gateCounted"])
        #expect(
            world.wait(for: "fail-over")
                == "approved; the maintenance window closes before this and the way back, about 25 min, are over")
        #expect(world.intents == [])
    }

    @Test func `what only prepares begins outside the window, and what drops connections does not`() throws {
        var world = try World(window: .from(Observation.sampleInstant + .minutes(600)))
        #expect(try world.turn().map(\.name) == ["stepStarted", "mutationIntended"])
        var cycle = try World(window: .from(Observation.sampleInstant + .minutes(600)))
        cycle.operation = cycle.operation.scripted { outstanding in
            outstanding.isEmpty ? .ready([.reboot("orders-2")]) : .inProgress("asked for")
        }
        #expect(try cycle.turn().map(\.name) == ["stepStarted"])
        #expect(cycle.wait(for: "create-stand-in") == "the maintenance window is not open yet")
        #expect(try cycle.turn(after: .minutes(500)) == [], "what waits for a window is not overdue")
        cycle.now = Observation.sampleInstant + .minutes(600)
        #expect(try cycle.turn(after: .zero).map(\.name) == ["mutationIntended"])
    }

    @Test func `a stand-in that AWS had no capacity for is made anew without waiting for the window`() throws {
        var world = try World(window: .from(Observation.sampleInstant + .minutes(600)))
        try world.turn()
        var standIn = Instance.standIn(of: "k3f9")
        standIn.status = "insufficient-capacity"
        world.observation = world.observation.adding(standIn)
        try world.turn()
        try world.turn()
        #expect(world.intents == [.deleteUnservedStandIn("orders-co-k3f9")])
    }

    /// The window has closed, the stand-in writes, and one member is still to be changed.
    private func closedWithOneLeft(at minutes: Int64 = 61) throws -> World {
        var world = try failedOver()
        world.observation = world.observation.with("orders-1") { $0.instanceClass = "db.r6g.xlarge" }
            .with("orders-2") { $0.instanceClass = "db.r6g.xlarge" }
        world.now = Observation.sampleInstant + .minutes(minutes)
        try world.turn()
        return world
    }

    private static let last = AnyMutation.modifyClass(of: "orders-3", to: "db.r6g.xlarge")

    @Test func `with members left when the window closes it is asked at once whether to finish or to wait`() throws {
        var world = try closedWithOneLeft()
        #expect(world.intents == [], "nothing is disturbed outside the window without a word")
        let gate = try world.requireGate()
        #expect(gate.step == "change-class" && gate.mutation == Self.last && gate.isFinishing)
        #expect(gate.scope?.risk == .failover, "whoever may decide on the way back decides on this")
        try prompt(in: &world)
        world.react("white_check_mark", as: "U0BOB")
        #expect(try world.turn().map(\.name) == ["gateApproved", "mutationIntended"])
        #expect(world.intents == [Self.last])
        world.gate = nil
        try changeClasses(in: &world)
        let back = try world.requireGate()
        #expect(back.step == "fail-back" && back.isOutsideWindow == true, "no failover without its own question")
    }

    @Test func `what AWS puts off is tried again under the same permission`() throws {
        var world = try closedWithOneLeft()
        try prompt(in: &world)
        world.react("white_check_mark", as: "U0BOB")
        try world.turn()
        world.gate = nil
        let intent = try #require(world.operation.progress?.outstanding.first)
        try world.apply([.mutationDeferred(intent.id, "InvalidDBInstanceState", until: world.now + .seconds(5))])
        #expect(try world.turn(after: .seconds(10)).map(\.name) == ["mutationIntended"])
        #expect(world.operation.progress?.outstanding.first?.approval == intent.approval)
    }

    @Test func `unanswered the rest waits without a pause and goes on when the window opens`() throws {
        var world = try closedWithOneLeft()
        try prompt(in: &world)
        try world.leaveUnanswered("change-class")
        #expect(try world.turn(after: .zero).map(\.name) == ["mutationIntended"])
        #expect(world.intents == [Self.last])
    }

    @Test func `a window that opens while it is asked whether to finish takes the question back`() throws {
        var world = try closedWithOneLeft(at: 24 * 60 - 10)
        #expect(try world.requireGate().isFinishing)
        world.now = Observation.sampleInstant.startOfMinute + .minutes(24 * 60)
        #expect(try world.turn(after: .zero).map(\.name) == ["gateVoided", "mutationIntended"])
    }

    @Test func `a permission to finish does not outlive a pause`() throws {
        var world = try closedWithOneLeft()
        try prompt(in: &world)
        world.react("white_check_mark", as: "U0BOB")
        try world.turn()
        world.gate = nil
        let intent = try #require(world.operation.progress?.outstanding.first)
        try world.apply([
            .mutationDeferred(intent.id, "InvalidDBInstanceState", until: world.now + .seconds(5)),
            .paused(.person("U0ALICE")),
        ])
        world.now = world.now + .seconds(30)
        try world.instruct(.resume)
        try world.turn()
        #expect(world.intents == [])
        #expect(try world.requireGate().isFinishing)
    }

    /// Somebody allowed to finish outside, and AWS put the change of the last member off.
    private func putOffWhileFinishing() throws -> World {
        var world = try closedWithOneLeft()
        try prompt(in: &world)
        world.react("white_check_mark", as: "U0BOB")
        try world.turn()
        world.gate = nil
        let intent = try #require(world.operation.progress?.outstanding.first)
        try world.apply([.mutationDeferred(intent.id, "InvalidDBInstanceState", until: world.now + .seconds(5))])
        return world
    }

    @Test func `a permission to finish ends after hours, and it is asked anew`() throws {
        var world = try putOffWhileFinishing()
        world.restraint = Restraint(cluster: nil, reason: "release", by: "U0OTTO", since: world.now)
        #expect(try world.turn(after: .minutes(6 * 60)) == [])
        world.restraint = nil
        #expect(try world.turn().map(\.name) == ["gateOpened"])
        #expect(world.intents == [])
        #expect(try world.requireGate().isFinishing)
    }

    @Test func `a permission to finish does not outlive a lock, however short`() throws {
        var world = try putOffWhileFinishing()
        world.now = world.now + .minutes(1)
        var look = world.look
        look.approvalsBeforeRestraint = try #require(world.operation.progress?.approvals)
        #expect(try world.turn(after: .zero, look: look).map(\.name) == ["gateOpened"])
        #expect(world.intents == [])
        #expect(try world.requireGate().isFinishing)
    }

    /// Aurora moved the writer role to the last member while somebody lets the work be finished outside.
    private func displacedWhileFinishing() throws -> World {
        var world = try putOffWhileFinishing()
        world.observation = world.observation.writing("orders-3")
        try world.turn(after: .seconds(10))
        return world
    }

    @Test func `a failover that comes in between while finishing outside says that its window is closed`() throws {
        let world = try displacedWhileFinishing()
        let gate = try world.requireGate()
        #expect(gate.step == "change-class" && gate.mutation == .failOver("orders", to: "orders-co-k3f9"))
        #expect(gate.isOutsideWindow == true && !gate.isFinishing)
        #expect(gate.expiresAt == gate.openedAt + .minutes(30))
    }

    @Test func `unanswered that failover is not asked about again before the window opens`() throws {
        var world = try displacedWhileFinishing()
        try prompt(in: &world)
        world.now = try world.requireGate().expiresAt
        #expect(try world.turn(after: .zero).map(\.name) == ["gateExpired"])
        world.gate = nil
        #expect(try world.turn() == [])
        #expect(world.wait(for: "change-class") == "the maintenance window is not open yet")
    }

    @Test
    func `when the window has closed in between, the question of the way back comes at once and is the permission`()
        throws
    {
        var world = try failedOver()
        world.now = Observation.sampleInstant + .minutes(61)
        try changeClasses(in: &world)
        let gate = try world.requireGate()
        #expect(gate.step == "fail-back" && gate.isOutsideWindow == true)
        #expect(gate.expiresAt == gate.openedAt + .minutes(30))
        try prompt(in: &world)
        world.react("white_check_mark", as: "U0BOB")
        #expect(try world.turn().map(\.name) == ["gateApproved", "mutationIntended"])
        #expect(world.intents == [.failOver("orders", to: "orders-1")])
    }

    @Test func `unanswered it closes without a pause, and is asked anew when the window opens`() throws {
        var world = try failedOver()
        world.now = Observation.sampleInstant + .minutes(61)
        try changeClasses(in: &world)
        try prompt(in: &world)
        try world.leaveUnanswered("fail-back")
        #expect(try world.turn(after: .zero).map(\.name) == ["gateOpened"])
        #expect(try world.requireGate().isOutsideWindow == nil)
    }

    @Test func `a question that is open when the window closes is asked anew, with that said`() throws {
        var world = try failedOver()
        world.now = Observation.sampleInstant + .minutes(50)
        try changeClasses(in: &world)
        #expect(try world.requireGate().isOutsideWindow == nil)
        try prompt(in: &world)
        world.now = Observation.sampleInstant + .minutes(61)
        #expect(try world.turn().map(\.name) == ["gateVoided", "gateOpened"])
        #expect(try world.requireGate().isOutsideWindow == true)
    }

    @Test func `a clock set back behind the time that was named asks nothing anew`() throws {
        var world = try failedOver(in: .from(Observation.sampleInstant))
        try changeClasses(in: &world)
        let asked = try world.requireGate()
        try prompt(in: &world)
        let now = world.now
        world.now = Observation.sampleInstant - .minutes(30)
        try world.apply([.clockSet(by: world.now - now)])
        #expect(try world.turn() == [])
        #expect(try world.requireGate().id == asked.id)
        world.react("white_check_mark", as: "U0BOB")
        try world.turn()
        #expect(world.wait(for: "fail-back") == "approved; the maintenance window is not open yet")
    }

    @Test func `the plan says how much of its window it needs, and cannot start where that is more than there is`()
        throws
    {
        func finding(_ minutes: Int) throws -> Finding? {
            var plan = try World().operation.plan
            plan.window = try Self.window(minutes: minutes)
            return plan.windowFindings(at: Observation.sampleInstant).first
        }
        #expect(try finding(20)?.severity == .block)
        #expect(try finding(30)?.severity == .acknowledge)
        #expect(try finding(180)?.severity == .info)
        #expect(
            try finding(180)?.text
                == "A failover and the way back take about 25 min together, and the window is open for 180 min.")
        var plan = try World().operation.plan
        plan.window = .from(Observation.sampleInstant)
        #expect(plan.windowFindings(at: Observation.sampleInstant) == [])
    }

    @Test func `a plan says that a stand-in made ahead of its time serves reads and costs`() throws {
        var plan = try World().operation.plan
        let standIn = try #require(plan.standIn)
        plan.window = .from(Observation.sampleInstant + .minutes(90))
        #expect(
            plan.windowFindings(at: Observation.sampleInstant).map(\.text) == [
                "\(standIn) is made at the start, ahead of the window: it serves reads behind the reader endpoint until it "
                    + "writes, and costs from its creation on."
            ])
        #expect(plan.windowFindings(at: Observation.sampleInstant + .minutes(90)) == [])
    }
}

extension Timestamp {
    fileprivate var startOfMinute: Timestamp { Timestamp(milliseconds: milliseconds / 60_000 * 60_000) }
}

extension World {
    /// Nobody answers until the window opens again: the step waits for that, and is not asked about a second time.
    fileprivate mutating func leaveUnanswered(_ step: StepID) throws {
        now = try requireGate().expiresAt
        #expect(try turn(after: .zero).map(\.name) == ["gateExpired"])
        gate = nil
        #expect(try turn(after: .minutes(60)) == [], "asked once since the window closed")
        #expect(wait(for: step) == "the maintenance window is not open yet")
        now = Observation.sampleInstant.startOfMinute + .minutes(24 * 60)
    }
}
