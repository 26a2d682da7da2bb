import Engine
import Foundation
import Journal
import Logging
import Maintenance
import TestSupport

/// A process to be killed: commits without end to the journal at the given path and says so of each commit once it has
/// returned. With `--choke`, the disk refuses one commit and takes the next.
@main
struct JournalCrasher {
    private static let commitLimit = 1_000_000

    let path: String
    let journal: SQLiteJournal
    var story: SampleStory

    static func main() async throws {
        do {
            try await run()
        } catch let error as JournalError {
            say("refused \(error.code.rawValue)")
            exit(1)
        }
    }

    private static func run() async throws {
        let path = CommandLine.arguments[1]
        say("opening")
        let journal = try SQLiteJournal(at: path, logger: Logger(label: "crasher") { _ in SwiftLogNoOpLogHandler() })
        say("open")
        let stored = try await journal.openOperations().first
        var crasher = JournalCrasher(
            path: path, journal: journal,
            story: try stored.map { SampleStory(resuming: $0, at: SampleStory.beginning) } ?? SampleStory("k3f9"))
        if stored == nil {
            try crasher.story.start()
            for entry in crasher.story.entries { try await journal.commit(entry) }
        }
        if CommandLine.arguments.contains("--choke") {
            try await crasher.choke()
        } else {
            for number in 1...commitLimit { try await crasher.commit(number) }
        }
    }

    private mutating func commit(_ number: Int) async throws {
        try story.pauseOrResume()
        guard let entry = story.entries.last else { return }
        try await journal.commit(entry)
        JournalCrasher.say("version \(story.operation.version)")
        let cursor = "\(story.operation.version)"
        let message = InboxMessage(
            id: InboxMessage.ID(channel: "C0DBAOPS", message: cursor), thread: nil, author: "U0ALICE",
            text: "!rds status",
            receivedAt: story.now)
        try await journal.takeIn([message], channel: "C0DBAOPS", cursor: cursor)
        JournalCrasher.say("cursor \(cursor)")
    }

    private mutating func choke() async throws {
        let log = try FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? UInt64
        JournalCrasher.limitFileSize(to: UInt(log ?? 0) + 1000)
        do {
            try await commit(1)
        } catch let error as JournalError {
            JournalCrasher.say("refused \(error.code.rawValue)")
        }
        JournalCrasher.limitFileSize(to: .max)
        guard let stored = try await journal.openOperations().first else { return }
        JournalCrasher.say("stored \(stored.version)")
        story = SampleStory(resuming: stored, at: SampleStory.beginning)
        try await commit(2)
    }

    /// Lets files grow to this size and no further: a write beyond it fails.
    private static func limitFileSize(to size: UInt) {
        signal(SIGXFSZ, SIG_IGN)
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
        limit.rlim_cur = min(size, limit.rlim_max)
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    }

    private static func say(_ words: String) {
        FileHandle.standardOutput.write(Data("\(words)\n".utf8))
    }
}
