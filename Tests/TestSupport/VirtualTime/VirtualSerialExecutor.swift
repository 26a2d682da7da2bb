/// The executor of one actor whose work is done by a `VirtualTime`, in its turn among all other jobs.
package final class VirtualSerialExecutor: SerialExecutor {
    private let time: VirtualTime

    package init(_ time: VirtualTime) {
        self.time = time
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        time.add(Job(job: UnownedJob(job), actor: self))
    }
}

/// A job, and the executor of the actor that it belongs to if that has one of its own.
struct Job {
    let job: UnownedJob
    let actor: VirtualSerialExecutor?

    func run(on time: VirtualTime) {
        guard let actor else { return job.runSynchronously(on: time.asUnownedTaskExecutor()) }
        job.runSynchronously(isolatedTo: actor.asUnownedSerialExecutor(), taskExecutor: time.asUnownedTaskExecutor())
    }
}

/// Jobs, first in first out.
struct JobQueue {
    private var jobs: [Job] = []
    private var taken = 0

    mutating func append(_ job: Job) {
        jobs.append(job)
    }

    mutating func takeFirst() -> Job? {
        guard taken < jobs.count else {
            jobs.removeAll(keepingCapacity: true)
            taken = 0
            return nil
        }
        defer { taken += 1 }
        return jobs[taken]
    }
}
