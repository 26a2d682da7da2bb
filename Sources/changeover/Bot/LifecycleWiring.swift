import ChatOps
import Engine
import Journal
import Maintenance
import ServiceLifecycle

/// The parts by which lifecycles are worked on without a message in the chat.
struct LifecycleWiring {
    let config: Config
    let surroundings: Bot.Surroundings
    let engine: Engine
    let journal: SQLiteJournal
    let renderer: Renderer

    var services: [any Service] { [schedules] + listening }

    private var schedules: any Service {
        let (engine, journal, now) = (engine, journal, surroundings.now)
        return ScheduleService(
            refreshes: config.lifecycles.compactMap { entry in
                entry.schedule.map { ScheduledRefresh(lifecycle: entry.lifecycle, schedule: $0) }
            },
            routing: config.routing,
            ports: ScheduleService.Ports(
                requests: LifecycleRequests(engine), marks: journal,
                say: { (post) async throws(JournalError) in
                    try await journal.commit(Entry(posts: [post], at: now()))
                    engine.outboxBell.ring()
                }, clock: surroundings.clock, now: now, logger: surroundings.logger))
    }

    private var listening: [any Service] {
        guard let socket = LocalSocket(of: config, surroundings) else { return [] }
        let (engine, journal) = (engine, journal)
        let ports = LocalDoor.Ports(
            requests: LifecycleRequests(engine),
            operation: { (id) async throws(JournalError) in try await engine.standing(of: id)?.operation },
            events: { (id) async throws(JournalError) in try await journal.events(of: id) })
        let door = LocalDoor(
            ports, lifecycles: config.lifecycles.map(\.lifecycle), people: config.localPeople, routing: config.routing,
            telling: OperationTelling(renderer))
        return [LocalService(socket: socket, door: door, clock: surroundings.clock, logger: surroundings.logger)]
    }
}

extension LocalSocket {
    /// `nil` where nothing could be asked on it.
    init?(of config: Config, _ surroundings: Bot.Surroundings) {
        guard surroundings.listensLocally, !config.lifecycles.isEmpty else { return nil }
        self.init(besideDatabase: config.database)
    }
}

extension Config {
    /// When lifecycles are refreshed by themselves, by their names.
    var lifecycleSchedules: [String: LifecycleSchedule] {
        Dictionary(lifecycles.compactMap { entry in entry.schedule.map { (entry.lifecycle.name, $0) } }) { first, _ in
            first
        }
    }
}
