import Engine
import Maintenance
import Runbooks
import Simulation

extension SeededShell {
    /// Tells the state something and carries out what follows.
    mutating func tell(_ input: EngineState.Input) {
        guard !isDown else { return }
        tellClock()
        carryOut(state.handle(input, at: shownTime))
    }

    mutating func carryOut(_ effects: [EngineState.Effect]) {
        for effect in effects {
            guard !isDown else { return }
            carryOut(effect)
        }
    }

    private mutating func carryOut(_ effect: EngineState.Effect) {
        switch effect {
        case .ask(let id, let ask): answer(ask, id)
        case .commit(let id, let entry): commit(entry, id)
        case .record(let id, let delivery, let post): record(delivery, of: post, id)
        case .perform(let clearance): perform(clearance)
        case .wake(let time): wake(at: self.time(shownAs: time))
        case .post: wakePosting()
        case .reply(let call, let reply):
            replies[call] = reply
            instructed[call] = nil
        case .report(let report):
            if report.severity == .fault { note("\(report.message): \(report.error)") }
        }
    }

    private mutating func answer(_ ask: EngineState.Ask, _ id: EngineState.AskID) {
        func answered(_ answer: EngineState.Answer) -> EngineState.Input { .answered(id, answer) }
        switch ask {
        case .questions(let questions, .plan):
            tell(answered(.answers(aws.ask(questions, for: .plan, at: now).value)))
        case .questions(let questions, let purpose):
            let (answers, latency) = aws.ask(questions, for: purpose, at: now)
            schedule(.tell(answered(.answers(answers))), at: now + latency)
        case .place: tell(answered(.place(.success(aws.place))))
        case .reactions(let query):
            let found = checked(chat.read(query, at: now))
            tell(answered(.reactions(found)))
        case .newID:
            let new = store.nextID
            tell(answered(.newID(.success((new, store[new] != nil)))))
        case .operation(let id): tell(answered(.operation(.success(store[id]))))
        case .recordedAnswer(let request): tell(answered(.recordedAnswer(.success(store.answer(to: request)))))
        // Nobody but the shell itself can have changed what it holds.
        case .examination: tell(answered(.examination(.success(nil))))
        case .walk(var walk, _):
            walk.end()
            tell(answered(.walk(.success(walk))))
        case .pastOperations(let target, let limit, let newest):
            let past = store.pastOperations(on: target, limit: limit, among: newest)
            tell(answered(.pastOperations(.success(past))))
        case .operations: tell(answered(.operations(.success(Array(store.operations.values)))))
        }
    }

    private mutating func commit(_ entry: Entry, _ id: EngineState.CommitID) {
        if mayDie() { return }
        do {
            try store.commit(entry)
        } catch {
            return tell(.commitFailed(id, error))
        }
        if entry.operation != nil { checking { $0.recorded(entry, by: &$1) } }
        if mayDie() { return }
        outbox.add(entry.posts.map { PostRecord(post: $0) })
        tell(.committed(id))
        if entry.operation != nil { callPeopleWhereAwaited() }
    }

    private mutating func record(_ delivery: Delivery, of post: PostID, _ id: EngineState.CommitID) {
        if mayDie() { return }
        do {
            try store.record(delivery, of: post)
        } catch {
            return tell(.commitFailed(id, error))
        }
        if mayDie() { return }
        tell(.committed(id))
    }

    /// Where things go wrong, some calls wait for their turn.
    private mutating func perform(_ clearance: Clearance) {
        if mayDie() { return }
        guard crashRate > 0, draws.chance(0.3) else { return send(clearance) }
        schedule(.send(clearance), at: now + .milliseconds(draws.number(in: 1...1500)))
    }

    mutating func send(_ clearance: Clearance) {
        if let objection = state.objection(to: clearance) {
            return tell(.performed(clearance, .withheld(objection)))
        }
        checking { $0.performs(clearance, by: &$1) }
        let (outcome, latency) = aws.perform(clearance, at: now)
        if mayDie() { return }
        schedule(.tell(.performed(clearance, outcome)), at: now + latency)
    }
}
