import Engine
import Foundation
import Journal
import Logging
import Maintenance
import TestSupport

/// How soon the engine works again after `kill -9` with many operations under way.
enum Resumption {
    static let fillCommand = "fill"
    private static let count = 1000
    private static let logger = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }

    static func measure(in folder: URL, into sheet: inout Sheet) async throws {
        let path = folder.appending(path: "full.sqlite").path
        let filler = Process()
        filler.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        filler.arguments = [fillCommand, path, "\(count)"]
        try filler.run()
        filler.waitUntilExit()
        sheet.title(
            "CPU time from opening the journal after kill -9 to the first look, \(count) operations half way through")
        guard filler.terminationReason == .uncaughtSignal else {
            return sheet.failure("resumption", "the journal was not filled")
        }
        var resumed: [Double] = []
        var waited: [Double] = []
        for round in 0..<9 {
            let (cpu, wall) = try await resume(try copy(path, "\(path).\(round)"))
            resumed.append(cpu)
            waited.append(wall)
        }
        let ours = Ratios(resumed)
        sheet.row(
            "milliseconds", ours.median, .atMost(250),
            note: "slowest of \(ours.count) \(ours.quantile(1).words); by the clock \(Ratios(waited).median.words)")
    }

    /// Fills a journal and dies of `kill -9`, so that its write-ahead log is left.
    static func fillAndDie(at path: String, count: Int) async throws {
        let journal = try SQLiteJournal(at: path, logger: logger)
        let story = try Story.resize()
        for start in stride(from: 0, to: count, by: 100) {
            let entries = try (start..<min(start + 100, count)).map {
                try story.entry(halfWayAs: $0, routing: Story.routing)
            }
            for result in await journal.commit(entries) { try result.get() }
        }
        kill(getpid(), SIGKILL)
    }

    private static func copy(_ path: String, _ target: String) throws -> String {
        for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: path + suffix) {
            try FileManager.default.copyItem(atPath: path + suffix, toPath: target + suffix)
        }
        return target
    }

    /// CPU time of the whole process is the same whatever else the machine does.
    private static func milliseconds(since begin: clock_t) -> Double {
        Double(clock() - begin) * 1000 / Double(CLOCKS_PER_SEC)
    }

    private static func resume(_ path: String) async throws -> (cpu: Double, wall: Double) {
        let (looks, continuation) = AsyncStream.makeStream(of: ContinuousClock.Instant.self)
        let (begin, cpuBegin) = (ContinuousClock.now, clock())
        let journal = try SQLiteJournal(at: path, logger: logger)
        let ports = Engine.Ports(
            journal: journal, fleet: FirstLook(continuation: continuation), chat: NoChat(), clock: ContinuousClock(),
            now: { Timestamp(seconds: 1_788_260_000) }, makeID: { "b" },
            policies: { Policies(approval: ApprovalPolicy(approvers: [], operators: [])) }, logger: logger)
        let engine = Engine(ports: ports, routing: Story.routing)
        async let running: Void = engine.run()
        var first: (wall: ContinuousClock.Instant, cpu: Double)?
        for await look in looks {
            first = (look, milliseconds(since: cpuBegin))
            break
        }
        engine.stop()
        try await running
        try await journal.close()
        guard let first else { throw JournalError(.failed, "nothing was looked at") }
        return (first.cpu, (first.wall - begin).milliseconds)
    }
}

/// A fleet that only takes the time of the first look.
private struct FirstLook: Fleet {
    let continuation: AsyncStream<ContinuousClock.Instant>.Continuation

    func ask(_ questions: Set<AnyQuestion>, for purpose: AskPurpose) async -> Answers {
        continuation.yield(.now)
        return Answers(
            questions.map { $0.unavailable("not here", passes: true, at: Timestamp(milliseconds: 0)) })
    }

    func perform(_ clearance: Clearance, unless objection: @escaping @Sendable () async -> String?) async -> CallOutcome
    {
        .unknown("not here")
    }

    func place(region: String?) async throws(FleetError) -> Place { throw FleetError("not here", passes: false) }
}

private struct NoChat: ChatReader {
    func read(_ query: ReactionQuery) async -> ReactionReading { ReactionReading(nil, failure: "not here") }
}
