import AWS
import ChatOps
import Engine
import Fleet
import Journal
import Maintenance
import Runbooks
import ServiceLifecycle
import Slack

/// Which part is given what.
struct Wiring {
    private let engine: Engine
    /// In the order of their start; they are stopped in the reverse one, so that what is last said still gets out.
    let services: [any Service]

    init(
        config: Config, surroundings: Bot.Surroundings, journal: SQLiteJournal, slack: SlackClient,
        identity: SlackIdentity, beginnings: [ChannelID: ChannelBeginning] = [:]
    ) throws(StartError) {
        let (clock, now, logger) = (surroundings.clock, surroundings.now, surroundings.logger)
        let routing = config.routing
        let directory = PeopleDirectory(
            slack: slack,
            settings: PeopleSettings(
                operators: config.people.operators, approvers: config.people.approvers,
                ruleApprovers: config.approvals.rules.flatMap { $0.approvers ?? [] }),
            policies: config.policies, homeTeam: identity.teamID, now: now, clock: clock, logger: logger)
        let fleet = try AWSFleet(config: config, surroundings: surroundings)
        engine = Engine(
            ports: Engine.Ports(
                journal: journal, fleet: fleet,
                chat: SlackChatReader(
                    slack: slack, identity: identity, routing: routing, directory: directory, now: now),
                clock: clock, now: now, makeID: surroundings.makeID, policies: { await directory.policies() },
                people: PeopleReader(directory), logger: logger), routing: routing)
        let parser = CommandParser(prefix: config.slack.command, botUser: identity.userID.rawValue)
        let commandBell = Bell()
        let commandHandler = CommandHandler(
            parser: parser, control: engine, journal: journal, routing: routing,
            operators: config.people.operators, timeZone: config.maintenance.timeZone,
            lifecycles: config.lifecycles.map(\.lifecycle), schedules: config.lifecycleSchedules, now: now,
            logger: logger)
        let wording = Wording(
            command: config.slack.command, policy: config.policies.approval, approvers: config.people.approvers,
            escalation: config.approvals.escalateTo)
        let renderer = Renderer(wording)
        let parts: [any Service] = [
            // Posts are never sent again by the client itself: the outbox looks for them first.
            OutboxService(
                slack: SlackClient(surroundings, retry: .posting), identity: identity, journal: journal,
                standings: engine, recorder: engine, renderer: renderer, routing: routing,
                bell: engine.outboxBell, now: now, clock: clock, logger: logger),
            MaskingService(runs: fleet.masking), EngineService(engine: engine), directory,
            CommandService(
                handler: commandHandler, journal: journal, bell: commandBell, clock: clock, now: now, logger: logger),
            ChannelPoller(
                ports: ChannelPoller.Ports(
                    slack: slack, journal: journal, standings: engine, clock: clock, now: now, logger: logger),
                routing: routing, filter: CommandFilter(parser: parser, ourselves: identity.userID),
                interval: config.slack.pollInterval, commandBell: commandBell, beginnings: beginnings),
            IdentityWatch(slack: slack, identity: identity, clock: clock, logger: logger),
            JournalWatch(journal: journal, clock: clock),
        ]
        let lifecycles = LifecycleWiring(
            config: config, surroundings: surroundings, engine: engine, journal: journal, renderer: renderer)
        services = parts + lifecycles.services
    }

    /// Reads what is open from the journal, before anything is asked of the parts.
    func load() async throws(StartError) {
        do {
            try await engine.load()
        } catch {
            throw StartError("The database cannot be read. \(error.message)")
        }
    }
}

/// The engine as a part that is started and stopped with the others.
private struct EngineService: Service {
    let engine: Engine

    func run() async throws {
        try await withGracefulShutdownHandler {
            try await engine.run()
        } onGracefulShutdown: {
            engine.stop()
        }
    }
}
