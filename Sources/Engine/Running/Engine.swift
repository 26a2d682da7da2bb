package import Logging
package import Maintenance

/// Carries out what `EngineState` decides, with the journal, AWS and the chat; decides nothing itself.
package actor Engine {
    /// Everything outside that the engine works with.
    package struct Ports: Sendable {
        package var journal: any Journal
        package var fleet: any Fleet
        package var chat: any ChatReader
        package var clock: any Clock<Duration>
        package var now: @Sendable () -> Timestamp
        /// A fresh short id; the engine sees to it that it is not taken.
        package var makeID: @Sendable () -> OperationID
        /// The configured policies with user groups resolved; fails closed.
        package var policies: @Sendable () async -> Policies
        /// Who may ask for what; fails closed.
        package var people: PeopleReader
        package var logger: Logger

        package init(
            journal: any Journal, fleet: any Fleet, chat: any ChatReader, clock: any Clock<Duration>,
            now: @escaping @Sendable () -> Timestamp, makeID: @escaping @Sendable () -> OperationID,
            policies: @escaping @Sendable () async -> Policies, people: PeopleReader = .nobody, logger: Logger
        ) {
            self.journal = journal
            self.fleet = fleet
            self.chat = chat
            self.clock = clock
            self.now = now
            self.makeID = makeID
            self.policies = policies
            self.people = people
            self.logger = logger
        }
    }

    /// What takes its time; ends in what the state is told.
    typealias Work = @Sendable () async -> [EngineState.Input]

    let ports: Ports
    private(set) var state: EngineState
    /// Rung when something is due at once.
    let bell = Bell()
    /// Rung when there may be something to post.
    nonisolated package let outboxBell: Bell

    private var isLoaded = false
    /// When the state wants to be told that something is due.
    private var wakeAt: Timestamp?
    /// Until when the loop that keeps the time sleeps; `nil` while it does not.
    private var sleepsUntil: Timestamp?
    private var setClockWatch = SetClockWatch()
    private let stopwatch: @Sendable () -> Span

    /// Whether `run()` carries out what is begun; otherwise whoever begins it does.
    private var isRunning = false
    private var backlog: [Work] = []
    private var worksUnderWay = 0
    private var idle: CheckedContinuation<Void, Never>?

    /// What is to be recorded together, next.
    private var entries: [(id: EngineState.CommitID, entry: Entry)] = []
    private var isCommitting = false

    private var lastCall = 0
    private var replies: [EngineState.CallID: EngineState.Reply] = [:]
    private var callers: [EngineState.CallID: CheckedContinuation<EngineState.Reply, Never>] = [:]

    package init(
        ports: Ports, routing: Routing,
        outboxBell: Bell = Bell()
    ) {
        self.ports = ports
        self.outboxBell = outboxBell
        state = EngineState(routing: routing)
        stopwatch = SetClockWatch.stopwatch(ports.clock)
    }

    /// Runs until `stop()`; then begins no new turn and returns when the last one, with its calls, is over.
    ///
    /// - Throws: `JournalError` when the journal cannot be read at the start.
    package func run() async throws(JournalError) {
        if !isLoaded { try await load() }
        isRunning = true
        await withDiscardingTaskGroup { group in
            worksUnderWay += 1
            group.addTask {
                await self.keepTime()
                await self.workEnded()
            }
            while let work = await self.nextWork() {
                group.addTask {
                    await self.tell(work())
                    await self.workEnded()
                }
            }
        }
    }

    /// Lets `run()` come to its end.
    nonisolated package func stop() {
        bell.close()
    }

    /// Takes up every operation that is not over; before `run()`, for whoever asks about operations sooner.
    package func load() async throws(JournalError) {
        let restraints = try await ports.journal.restraints()
        let operations = try await ports.journal.openOperations()
        let posts = try await ports.journal.openPosts()
        await tell([.loaded(operations, restraints: restraints, posts: posts)])
        isLoaded = true
    }

    /// Operations in a turn.
    var busy: Set<OperationID> { state.busy }

    private static let longestPause = Span.seconds(60)

    // MARK: Carrying out

    private func keepTime() async {
        while !bell.isClosed, !Task.isCancelled {
            wakeAt = nil
            let began = ports.now()
            await tell([.due])
            let now = ports.now()
            // Where the clock was set back meanwhile, what is due has to be asked again.
            let next = now < began ? now : wakeAt ?? now + Self.longestPause
            let pause = min(max(.zero, next - now), Self.longestPause)
            sleepsUntil = now + pause
            await bell.wait(atMost: pause.duration, clock: ports.clock)
            sleepsUntil = nil
        }
    }

    /// The next thing to carry out; `nil` when the engine is stopped and nothing is under way any more.
    private func nextWork() async -> Work? {
        while backlog.isEmpty {
            guard worksUnderWay > 0 else {
                // From here on whoever begins something carries it out.
                isRunning = false
                return nil
            }
            await withCheckedContinuation { idle = $0 }
        }
        return backlog.removeFirst()
    }

    private func workEnded() {
        worksUnderWay -= 1
        wakeRun()
    }

    private func wakeRun() {
        idle?.resume()
        idle = nil
    }

    /// Tells the state something and has what follows carried out.
    private func tell(_ inputs: [EngineState.Input]) async {
        let now = ports.now()
        let steps = setClockWatch.step(at: now, after: stopwatch()).map { [EngineState.Input.clockSet(by: $0)] } ?? []
        var works = (steps + inputs).flatMap { state.handle($0, at: now) }.compactMap(carryOut)
        if !entries.isEmpty, !isCommitting {
            isCommitting = true
            works.append { await self.commit() }
        }
        guard !works.isEmpty else { return }
        guard isRunning else {
            await withDiscardingTaskGroup { group in
                for work in works { group.addTask { await self.tell(work()) } }
            }
            return
        }
        worksUnderWay += works.count
        backlog += works
        wakeRun()
    }

    /// Carries an effect out at once, or returns the work that it takes.
    private func carryOut(_ effect: EngineState.Effect) -> Work? {
        switch effect {
        case .ask(let id, let ask):
            return {
                let answer = await self.answer(ask)
                return [.policies(await self.ports.policies()), .answered(id, answer)]
            }
        case .commit(let id, let entry):
            entries.append((id, entry))
            return nil
        case .record(let id, let delivery, let post):
            return { [await self.record(delivery, of: post, id)] }
        case .perform(let clearance):
            return {
                let outcome = await self.ports.fleet.perform(clearance) { await self.state.objection(to: clearance) }
                return [.performed(clearance, outcome)]
            }
        case .wake(let time):
            wakeAt = wakeAt.map { min($0, time) } ?? time
            // When the clock was set forward since, what is due is later than the end of the sleep and due all the same.
            if let sleepsUntil, time < sleepsUntil || time <= ports.now() { bell.ring() }
            return nil
        case .post:
            outboxBell.ring()
            return nil
        case .reply(let call, let reply):
            if let caller = callers.removeValue(forKey: call) {
                caller.resume(returning: reply)
            } else {
                replies[call] = reply
            }
            return nil
        case .report(let report):
            log(report)
            return nil
        }
    }

    /// Records what has been decided since the last commit, in one transaction.
    private func commit() async -> [EngineState.Input] {
        let group = entries
        entries = []
        let results = await ports.journal.commit(group.map(\.entry))
        isCommitting = false
        return zip(group, results).map { item, result in
            switch result {
            case .success: .committed(item.id)
            case .failure(let error): .commitFailed(item.id, error)
            }
        }
    }

    private func record(_ delivery: Delivery, of post: PostID, _ id: EngineState.CommitID) async -> EngineState.Input {
        do {
            try await ports.journal.record(delivery, of: post)
            return .committed(id)
        } catch {
            return .commitFailed(id, error)
        }
    }

    private func log(_ report: EngineState.Report) {
        var metadata: Logger.Metadata = ["error": "\(report.error)"]
        if let operation = report.operation { metadata["operation"] = "\(operation)" }
        let level: Logger.Level =
            switch report.severity {
            case .warning: .warning
            case .error: .error
            case .fault: .critical
            }
        ports.logger.log(level: level, "\(report.message)", metadata: metadata)
    }

    /// Asks something of the state and waits for what it replies.
    func call(_ body: EngineState.Call) async -> EngineState.Reply {
        lastCall += 1
        let id = EngineState.CallID(lastCall)
        await tell([.policies(await ports.policies()), .called(id, body)])
        if let reply = replies.removeValue(forKey: id) { return reply }
        return await withCheckedContinuation { callers[id] = $0 }
    }
}
