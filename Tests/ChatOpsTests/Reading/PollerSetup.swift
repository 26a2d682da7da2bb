import Engine
import Logging
import Maintenance
import Slack
import TestSupport

@testable import ChatOps

/// A poller of a made-up Slack, in virtual time: every sleep ends at once, with the clock moved on.
struct PollerSetup {
    static let start = Observation.sampleInstant

    var journal = FakeJournal()
    var control: FakeControl
    let clock: ManualClock
    let wall: WallClock
    var channels = ["C0DBAOPS"]
    var logger = Logger.silent
    var beginnings: [ChannelID: ChannelBeginning] = [:]
    let commandBell = Bell()

    /// - Parameter isNew: no channel was ever read.
    init(_ journal: FakeJournal = FakeJournal(), open: [Operation] = [], isNew: Bool = false) async {
        self.journal = journal
        clock = ManualClock(sleepingAdvances: true)
        wall = WallClock(clock, from: Self.start)
        control = FakeControl(journal, people: .fake())
        if !isNew { await journal.begin("C0DBAOPS", at: "1767621600.000000") }
        await control.set { $0.open = open.map { Standing(operation: $0) } }
    }

    func poller(_ script: SlackScript) -> ChannelPoller {
        let wall = wall
        return ChannelPoller(
            ports: ChannelPoller.Ports(
                slack: script.client(), journal: journal, standings: control, clock: clock,
                now: { wall.now }, logger: logger),
            routing: Routing(channels: channels.map { .init(id: $0, role: .operations) }),
            filter: CommandFilter(parser: CommandParser(prefix: "!rds", botUser: "U0BOT"), ourselves: "U0BOT"),
            interval: Span(milliseconds: 1500), commandBell: commandBell, beginnings: beginnings)
    }

    /// Runs a poller until something is so.
    func run(_ script: SlackScript, until isDone: @Sendable () async -> Bool) async {
        let poller = poller(script)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await poller.run() }
            while await !isDone() { await Task.yield() }
            group.cancelAll()
        }
    }
}
