import Engine
import Maintenance
import ServiceLifecycle
import Slack
import TestSupport
import Testing

@testable import ChatOps

struct ShutdownTests {
    /// The services that run for as long as the process does.
    private func services(_ clock: ManualClock) throws -> [any Service] {
        let script = SlackScript { _ in SlackScript.messages() }
        let setup = CommandSetup()
        let now: @Sendable () -> Timestamp = { Observation.sampleInstant }
        return [
            ChannelPoller(
                ports: ChannelPoller.Ports(
                    slack: script.client(), journal: setup.journal, standings: setup.control, clock: clock, now: now,
                    logger: .silent),
                routing: setup.routing,
                filter: CommandFilter(parser: CommandParser(prefix: "!rds", botUser: "U0BOT"), ourselves: "U0BOT"),
                interval: .seconds(60), commandBell: Bell()),
            CommandService(
                handler: setup.handler, journal: setup.journal, bell: Bell(), clock: clock, now: now, logger: .silent),
            PeopleDirectory(
                slack: script.client(), settings: PeopleSettings(operators: [], approvers: []),
                policies: Policies(approval: ApprovalPolicy(approvers: [], operators: [])), homeTeam: "T0HOME",
                now: now, clock: clock, logger: .silent),
            IdentityWatch(slack: script.client(), identity: try .ours, clock: clock, logger: .silent),
        ]
    }

    @Test func `everything ends when the process is asked to`() async throws {
        let clock = ManualClock()
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: try services(clock).map {
                    .init(service: $0, successTerminationBehavior: .ignore, failureTerminationBehavior: .cancelGroup)
                }, logger: .silent))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            await clock.sleepers(4)
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }
}
