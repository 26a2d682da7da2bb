internal import Engine
package import Maintenance
internal import Postgres

/// The files of statements that run in databases, and how far each is. They are known in this process alone.
package actor MaskingRuns {
    nonisolated let ports: SQLPorts
    private let clock: any Clock<Duration>
    private let now: @Sendable () -> Timestamp
    private let jobs: AsyncStream<MaskingJob>
    private let queue: AsyncStream<MaskingJob>.Continuation
    private var runs: [MaskingJob.Key: MaskingRun] = [:]
    private var client: PostgresClient?

    /// - Parameter clock: for waiting only.
    package init(_ ports: SQLPorts, clock: any Clock<Duration>, now: @escaping @Sendable () -> Timestamp) {
        self.ports = ports
        self.clock = clock
        self.now = now
        (jobs, queue) = AsyncStream.makeStream()
    }

    /// Carries out what is begun until the task is cancelled; what runs then is given up.
    package func run() async {
        await withDiscardingTaskGroup { group in
            for await job in jobs { group.addTask { await self.carryOut(job) } }
        }
    }

    /// Begins with a file.
    func start(_ job: MaskingJob) -> CallOutcome {
        if case .running = runs[job.key]?.standing {
            return .refused("Statements that were begun before are still running in \(job.key.database).")
        }
        runs[job.key] = MaskingRun(name: job.name, begunAt: now(), statements: job.script.count)
        queue.yield(job)
        return .accepted(as: job.name)
    }

    /// The last run of an operation on a database; `nil` when there was none in this process.
    func run(_ key: MaskingJob.Key) -> MaskingRun? { runs[key] }

    private func carryOut(_ job: MaskingJob) async {
        do throws(MaskingFailure) {
            let execution = MaskingExecution(job: job, client: try connector(), clock: clock, limit: ports.limit)
            try await execution.run { await self.note(.running(statement: $0), of: job) }
            note(.finished, of: job)
        } catch {
            note(.failed(error.sentence), of: job)
        }
    }

    private func note(_ standing: MaskingRun.Standing, of job: MaskingJob) { runs[job.key]?.standing = standing }

    /// Made when it is first needed: it has a thread of its own.
    private func connector() throws(MaskingFailure) -> PostgresClient {
        if let client { return client }
        do throws(PostgresError) {
            let made = try PostgresClient()
            client = made
            return made
        } catch {
            throw MaskingFailure(error.message)
        }
    }
}
