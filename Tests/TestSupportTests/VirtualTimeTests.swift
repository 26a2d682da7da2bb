import Engine
import TestSupport
import Testing

@Suite struct VirtualTimeTests {
    @Test func `the same work gives the same log every time`() async throws {
        let first = try await Self.log()
        #expect(first.count == 8 * 50 + 1)
        for _ in 0..<50 { #expect(try await Self.log() == first) }
    }

    /// Children that sleep, wait for each other's bells and write into an actor with an executor of its own.
    private static func log() async throws -> [String] {
        try await VirtualTime.run { time in
            let store = Store(time)
            let bells = (0..<8).map { _ in Bell() }
            await withTaskGroup(of: Void.self) { group in
                for child in bells.indices {
                    group.addTask {
                        for round in 0..<50 {
                            let pause = (child * 7 + round * 13) % 29 * 100
                            await bells[child].wait(atMost: .milliseconds(pause), clock: time.clock)
                            if round.isMultiple(of: 3) { bells[(child + 1) % 8].ring() }
                            await store.append("\(time.now) child \(child) round \(round)")
                        }
                    }
                }
            }
            return await store.lines + ["\(time.now) end"]
        }
    }

    @Test func `a sleeper wakes at its deadline, and nobody waits in real time`() async throws {
        let (slept, order) = try await VirtualTime.run(from: 5000) { time in
            let store = Store(time)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for hours in [3, 1, 2] {
                    group.addTask {
                        try await time.clock.sleep(for: .seconds(hours * 3600))
                        await store.append("\(hours)")
                    }
                }
                try await group.waitForAll()
            }
            return (time.now, await store.lines)
        }
        #expect(slept == 5000 + 3 * 3_600_000)
        #expect(order == ["1", "2", "3"])
    }

    @Test func `the clock stands still while anything is left to run`() async throws {
        let (before, after) = try await VirtualTime.run(from: 0) { time in
            async let sleep: Void? = try? time.clock.sleep(for: .milliseconds(1))
            for _ in 0..<1000 { await Task.yield() }
            let before = time.now
            await sleep
            return (before, time.now)
        }
        #expect(before == 0)
        #expect(after == 1)
    }

    @Test func `a sleep that is cancelled ends at once, whether it has begun or not`() async throws {
        let (cancelled, now) = try await VirtualTime.run(from: 0) { time in
            await withTaskGroup(of: Bool.self) { group in
                for isEarly in [true, false] {
                    group.addTask {
                        if isEarly { while !Task.isCancelled { await Task.yield() } }
                        do { try await time.clock.sleep(for: .seconds(60)) } catch { return true }
                        return false
                    }
                }
                for _ in 0..<10 { await Task.yield() }
                group.cancelAll()
                var cancelled = 0
                for await isCancelled in group where isCancelled { cancelled += 1 }
                return (cancelled, time.now)
            }
        }
        #expect(cancelled == 2)
        #expect(now == 0)
    }

    @Test func `the clock stands still while work elsewhere is under way`() async throws {
        let (before, after) = try await VirtualTime.run(from: 0) { time in
            async let sleep: Void? = try? time.clock.sleep(for: .milliseconds(1))
            let before = await time.outside {
                await Task.detached { for _ in 0..<1000 { await Task.yield() } }.value
                return time.now
            }
            await sleep
            return (before, time.now)
        }
        #expect(before == 0)
        #expect(after == 1)
    }

    @Test func `an actor with an executor of its own does its work there`() async throws {
        let isolated = try await VirtualTime.run { time in await Store(time).isIsolated() }
        #expect(isolated)
    }

    @Test func `what the body throws comes out`() async {
        await #expect(throws: CancellationError.self) {
            try await VirtualTime.run { _ in throw CancellationError() }
        }
    }
}

/// Stands for the journal: an actor that is not run by its caller's executor.
private actor Store {
    private let executor: VirtualSerialExecutor
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
    private(set) var lines: [String] = []

    init(_ time: VirtualTime) { executor = VirtualSerialExecutor(time) }

    func append(_ line: String) { lines.append(line) }

    /// Ends the process when it is not so.
    func isIsolated() -> Bool {
        preconditionIsolated()
        return true
    }
}
