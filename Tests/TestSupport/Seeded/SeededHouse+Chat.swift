package import Engine
package import Maintenance
import Runbooks
import Simulation

extension SeededHouse {
    /// What a post shows in these runs: who it is about and the version it was rendered from.
    func text(of post: Post) -> (text: String, isFinal: Bool)? {
        switch post.content {
        case .summary:
            let open = store.openOperations.filter(\.isActive).sorted { $0.id < $1.id }
            return ("running: \(open.map { "\($0.id) \($0.phase.name)" }.joined(separator: ", "))", false)
        case .pin(let message): return (message, true)
        case .notice, .reply, .sentence, .file: break
        }
        guard let id = post.operation, let operation = store[id] else { return nil }
        guard case .notice(let notice) = post.content else { return ("\(post.id)", true) }
        switch notice {
        case .status:
            return ("status of \(id) v\(operation.version) \(operation.phase.name)", operation.isEnded)
        case .gate(let gate):
            guard let asked = operation.progress?.gates.first(where: { $0.id == gate }) else { return nil }
            return ("gate \(gate) \(asked.isWaiting ? "waits" : "is closed")", !asked.isWaiting)
        case .plan:
            if case .planned = operation.phase { return ("plan of \(id)", false) }
            return ("plan of \(id), answered", true)
        case .reminder, .escalation, .ignored, .detail, .paused, .ended, .stakeholders:
            return ("\(post.id)", true)
        }
    }

    /// Whether the chat shows all that it will: the summary, which is edited for good, has nothing new to show.
    var isTold: Bool {
        store.openPosts.allSatisfy { record in
            guard case .shown(_, let digest, _) = record.delivery, record.post.content == .summary else { return false }
            return digest == text(of: record.post)?.text
        }
    }

    private func wanted(_ post: Post) -> Mailroom.Wanted? {
        text(of: post).map { Mailroom.Wanted(digest: $0.text, isFinal: $0.isFinal) }
    }

    mutating func wakePosting() {
        guard !isDown else { return }
        for channel in mailroom.channels where !posting.contains(channel) {
            posting.insert(channel)
            schedule(.post(channel: channel), at: now)
        }
    }

    mutating func beginErrand(in channel: String) {
        posting.remove(channel)
        for (post, message) in mailroom.settled(wanted: wanted) {
            record(.settled(message: message), of: post)
        }
        guard let errand = mailroom.next(in: channel, at: Timestamp(now), wanted: wanted) else {
            guard let next = mailroom.nextTime(in: channel, at: Timestamp(now)) else { return }
            posting.insert(channel)
            schedule(.post(channel: channel), at: max(next.simulated, now + .milliseconds(500)))
            return
        }
        guard let shown = text(of: errand.post) else { return }
        if let (post, delivery) = mailroom.begin(errand, at: Timestamp(now)) {
            if mayDie() { return }
            record(delivery, of: post)
            if mayDie() { return }
        }
        let (outcome, stored) = chat.run(errand, text: shown.text, at: now)
        if mayDie() { return }
        posting.insert(channel)
        let latency = Duration.milliseconds(draws.number(in: 60...400))
        schedule(.errand(errand, outcome, text: stored), at: now + latency)
    }

    mutating func finish(_ errand: Mailroom.Errand, _ outcome: Mailroom.Outcome, text: String?) {
        let channel = errand.post.channel
        if let (post, delivery) = mailroom.finish(errand, outcome, at: Timestamp(now)) {
            delivered(post, delivery, text: text)
        }
        guard !isDown else { return }
        posting.remove(channel)
        wakePosting()
    }

    private mutating func delivered(_ post: Post, _ delivery: Delivery, text: String?) {
        if mayDie() { return }
        if case .shown(let message, _, _) = delivery {
            remember(post, message)
            if case .notice(.gate(let gate)) = post.content, let id = post.operation, let text,
                let operation = operations[id],
                let asked = operation.progress?.gates.first(where: { $0.id == gate }), asked.prompt == nil
            {
                let prompt = Gate.Prompt(channel: post.channel, message: message, textDigest: Digest.text(of: text))
                // In production one commit; a crash between the two here is the harder case, and must not matter.
                guard record([.gatePrompted(gate, prompt)], onto: operation) != nil else { return }
            }
        }
        record(delivery, of: post)
        if case .shown(let message, _, _) = delivery {
            let sequels = post.sequels(shownAs: message)
            guard !sequels.isEmpty else { return }
            do {
                try store.add(sequels, at: Timestamp(now))
                mailroom.add(store.openPosts.filter { record in sequels.contains { $0.id == record.post.id } })
            } catch {
                note("what follows on \(post.id) was not recorded: \(error)")
            }
        }
    }

    private mutating func record(_ delivery: Delivery, of post: Post) {
        do {
            try store.record(delivery, of: post.id)
        } catch {
            note("the delivery of \(post.id) was not recorded: \(error)")
        }
    }

    mutating func remember(_ post: Post, _ message: String) {
        guard case .notice(.plan(let digest)) = post.content, let id = post.operation, let operation = operations[id],
            self.digest(of: operation) == digest
        else { return }
        planMessages[id] = (digest, message)
    }

    /// The digest of an operation's plan, worked out once for each of its plans.
    mutating func digest(of operation: Operation) -> PlanDigest {
        if let (plan, known) = digests[operation.id], plan == operation.plan { return known }
        let digest = operation.plan.digest
        digests[operation.id] = (operation.plan, digest)
        return digest
    }

    mutating func readPlan(_ operation: Operation) {
        // Only the message that shows the plan as it is now can start it.
        guard let (digest, message) = planMessages[operation.id], digest == self.digest(of: operation),
            let reading = chat.read(message, in: operation.origin.channel, at: now)
        else { return }
        let approval = corePolicies.approval
        switch PlanAnswer.judge(
            reading, operators: approval.operators, start: approval.start, abort: approval.abort)
        {
        case .none: break
        case .start(let person): instruct(operation.id, .start, by: person)
        case .discard(let person): instruct(operation.id, .discard, by: person)
        }
    }

    /// Carries out a person's command.
    package mutating func instruct(_ id: OperationID, _ command: Command, by person: PersonID) {
        guard !isDown, let operation = operations[id] else { return }
        let instruction: Instruction
        switch command {
        case .start:
            guard makeWay(for: operation, by: person),
                let fresh = try? plan(
                    for: operation.plan.request, on: operation.target, window: operation.plan.window, as: id)
            else { return }
            instruction = .start(fresh: fresh)
        case .discard: instruction = .discard
        case .pause: instruction = .pause
        case .resume: instruction = .resume
        case .abort(let reason): instruction = .abort(reason: reason)
        case .reset(let step): instruction = .reset(to: step)
        case .skip(let step, let reason): instruction = .skip(step, reason: reason)
        case .timeout(let patience): instruction = .timeout(patience)
        case .hold(let step): instruction = .hold(before: step)
        case .unhold(let step): instruction = .unhold(before: step)
        }
        var look = Look(now: Timestamp(now), sighting: .notLooked)
        func decide() -> Decision? {
            try? operation.decide(on: instruction, by: person, look: look, rules: rules, policies: corePolicies)
        }
        guard var decision = decide() else { return }
        if decision.wants.contains(.observation) {
            look.sighting =
                aws.observe([operation.interest], at: now).value[operation.target].map { sighting($0) }
                ?? .notLooked
            guard let wider = decide() else { return }
            decision = wider
        }
        guard !decision.events.isEmpty else { return }
        record(decision.events, onto: operation)
        agenda.hurry(id)
        wake()
    }
}
