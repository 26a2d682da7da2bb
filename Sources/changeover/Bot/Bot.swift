import AWS
import ChatOps
import Engine
import Fleet
import Journal
import Logging
import Maintenance
import Runbooks
import ServiceLifecycle
import Slack
import Transport
import UnixSignals

/// All long-lived parts of the bot, wired together: the same for `serve` and `demo`.
struct Bot: Sendable {
    /// What stands outside the bot: the process's environment for `serve`, the simulators for `demo`.
    struct Surroundings: Sendable {
        var slackTransport: any HTTPTransport
        var slackEndpoint: SlackEndpoint
        var slackToken: SlackToken
        var aws: AWSClient.Surroundings
        var clock: any Clock<Duration>
        var now: @Sendable () -> Timestamp
        var makeID: @Sendable () -> OperationID
        /// Numbers from 0 to 1 that spread retries.
        var jitter: @Sendable () -> Double
        var logger: Logger
        /// Does the journal's work: a queue of its own, so that waiting for the disk holds up nobody else.
        var journalExecutor: any SerialExecutor = JournalExecutor()
        /// What names are resolved with.
        var resolver = ResolverPorts.none
        /// Whether programs of this machine may ask for something, on a socket beside the database.
        var listensLocally = false
    }

    let identity: SlackIdentity
    private let journal: SQLiteJournal
    private let services: [any Service]
    private let logger: Logger

    /// Opens the journal, begins to read channels that were never read, and asks Slack who we are; nothing is done yet.
    /// While Slack is away it waits.
    ///
    /// - Throws: `StartError`, a sentence for whoever starts the bot.
    init(config: Config, surroundings: Surroundings) async throws(StartError) {
        logger = surroundings.logger
        journal = try Self.openJournal(at: config.database, surroundings)
        do throws(StartError) {
            try LocalSocket(of: config, surroundings)?.refuseOthers()
            let slack = SlackClient(surroundings)
            let waiting = SlackWaiting(
                endpoint: surroundings.slackEndpoint, clock: surroundings.clock, logger: logger)
            let beginnings = try await Self.begin(
                FirstReading(slack: slack, journal: journal, waiting: waiting), config.routing)
            identity = try await slack.introduction(at: surroundings.slackEndpoint, waiting)
            let wiring = try Wiring(
                config: config, surroundings: surroundings, journal: journal, slack: slack, identity: identity,
                beginnings: beginnings)
            try await wiring.load()
            services = wiring.services
        } catch {
            await Self.close(journal, logger)
            throw error
        }
    }

    /// Runs until one of the signals comes or the task is cancelled: then no new turn begins, calls under way are
    /// waited for, what is to be posted is posted, and the journal is closed.
    func run(until signals: [UnixSignal] = []) async throws {
        var configuration = ServiceGroupConfiguration(
            services: services.map {
                .init(service: $0, failureTerminationBehavior: .gracefullyShutdownGroup)
            },
            gracefulShutdownSignals: signals, logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(90)
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await ServiceGroup(configuration: configuration).run())
        } catch {
            outcome = .failure(error)
        }
        await Self.close(journal, logger)
        try outcome.get()
    }

    private static func openJournal(
        at path: String, _ surroundings: Surroundings
    ) throws(StartError) -> SQLiteJournal {
        let kinds = try KindTable.ofBot()
        do {
            return try SQLiteJournal(
                at: path, kinds: kinds, logger: surroundings.logger, executor: surroundings.journalExecutor)
        } catch {
            throw StartError("The database \(path) cannot be used. \(error.message)")
        }
    }

    private static func begin(
        _ reading: FirstReading, _ routing: Routing
    ) async throws(StartError) -> [ChannelID: ChannelBeginning] {
        do throws(JournalError) {
            return try await reading.begin(routing)
        } catch {
            throw StartError("The database cannot be used. \(error.message)")
        }
    }

    private static func close(_ journal: SQLiteJournal, _ logger: Logger) async {
        do {
            try await journal.close()
        } catch {
            logger.error("journal not closed", metadata: ["error": "\(error)"])
        }
    }
}

/// Why the bot did not start: a sentence for whoever starts it.
struct StartError: Error, Sendable, Equatable, CustomStringConvertible {
    var description: String

    init(_ sentence: String) {
        description = sentence
    }
}
