import Engine
import Journal
import ServiceLifecycle

/// Ends the process when the database's files are no longer those that it has open: what is recorded there would be found
/// by nobody, and another bot may have begun on new ones.
struct JournalWatch: Service {
    private static let interval = Duration.seconds(10)

    let journal: SQLiteJournal
    let clock: any Clock<Duration>

    /// - Throws: `StopError`, which has to end the process.
    func run() async throws {
        try await withGracefulShutdownHandler {
            while !Task.isCancelled {
                await journal.lossBell.wait(atMost: Self.interval, clock: clock)
                guard !journal.lossBell.isClosed, !Task.isCancelled else { return }
                try await verify()
            }
        } onGracefulShutdown: {
            journal.lossBell.close()
        }
    }

    private func verify() async throws(StopError) {
        do {
            try await journal.verifyFiles()
        } catch {
            // What passes is met, and logged, by whoever records something.
            guard error.code == .gone else { return }
            throw StopError("The database is gone. \(error.message)")
        }
    }
}

/// Why the bot stopped by itself: a sentence for whoever runs it.
struct StopError: Error, Sendable, Equatable, CustomStringConvertible {
    var description: String

    init(_ sentence: String) {
        description = sentence
    }
}
