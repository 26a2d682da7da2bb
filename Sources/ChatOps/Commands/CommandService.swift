package import Engine
package import Logging
package import Maintenance
import ServiceLifecycle

/// Carries out the commands in the inbox, those first that were left when the process last ended.
package actor CommandService: Service {
    private static let idle = Span.seconds(30)
    private static let afterFailure = Span.seconds(2)

    private let handler: CommandHandler
    private let journal: any Journal
    /// Rung when there are commands in the inbox.
    private let bell: Bell
    private let clock: any Clock<Duration>
    private let now: @Sendable () -> Timestamp
    private let logger: Logger
    private var queue = CommandQueue()
    private var isInboxRead = true
    /// What the times of the queue are kept in.
    private var time = SteadyTime()

    package init(
        handler: CommandHandler, journal: any Journal, bell: Bell, clock: any Clock<Duration>,
        now: @escaping @Sendable () -> Timestamp, logger: Logger
    ) {
        self.handler = handler
        self.journal = journal
        self.bell = bell
        self.clock = clock
        self.now = now
        self.logger = logger
    }

    /// Runs until the process is asked to stop; what was begun then is brought to its end.
    package func run() async {
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                while !self.bell.isClosed, !Task.isCancelled {
                    for message in await self.takeDue() { group.addTask { await self.handle(message) } }
                    await self.bell.wait(atMost: self.pause(), clock: self.clock)
                }
            }
        } onGracefulShutdown: {
            self.bell.close()
        }
    }

    private func takeDue() async -> [InboxMessage] {
        queue.prepare()
        do {
            let unanswered = try await journal.unansweredMessages()
            isInboxRead = true
            return queue.begin(unanswered, at: time.instant(at: now()))
        } catch {
            isInboxRead = false
            logger.error("inbox not read", metadata: ["error": "\(error)"])
            return []
        }
    }

    private func pause() -> Duration {
        guard isInboxRead else { return Self.afterFailure.duration }
        guard let next = queue.nextTrial else { return Self.idle.duration }
        return max(Span.zero, min(Self.idle, next - time.instant(at: now()))).duration
    }

    private func handle(_ message: InboxMessage) async {
        do {
            try await handler.handle(message)
            queue.finish(message.id)
        } catch {
            logger.error("command not recorded", metadata: ["message": "\(message.id.message)", "error": "\(error)"])
            if queue.fail(message.id, at: time.instant(at: now())) { await giveUp(message, because: error) }
        }
        bell.ring()
    }

    private func giveUp(_ message: InboxMessage, because error: JournalError) async {
        do {
            try await handler.giveUp(message, because: error)
        } catch {
            logger.error("answer not recorded", metadata: ["message": "\(message.id.message)", "error": "\(error)"])
        }
    }
}
