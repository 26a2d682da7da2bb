import Logging
import Maintenance

extension Engine {
    package func delivered(_ post: Post, _ delivery: Delivery, text: String?) async throws(JournalError) {
        if case .shown(let message, _, _) = delivery {
            remember(post, message)
            if case .notice(.gate(let gate)) = post.content, let id = post.operation, let text {
                let prompt = Gate.Prompt(channel: post.channel, message: message, textDigest: Digest.text(of: text))
                if try await confirm(gate, of: id, prompt, delivery: (post.id, delivery)) { return }
            }
        }
        try await record(delivery, of: post)
    }

    /// Records a delivery together with the posts that follow from it, if any.
    private func record(_ delivery: Delivery, of post: Post) async throws(JournalError) {
        guard case .shown(let message, _, _) = delivery, !post.sequels(shownAs: message).isEmpty else {
            try await ports.journal.record(delivery, of: post.id)
            return
        }
        try await ports.journal.commit(
            Entry(
                operation: nil, expectedVersion: nil, events: [], posts: post.sequels(shownAs: message),
                delivery: (post.id, delivery), at: ports.now()))
        outboxBell.ring()
    }

    /// Makes a gate answerable, in the commit that records that its prompt stands; false when it has a prompt already.
    private func confirm(
        _ gate: GateID, of id: OperationID, _ prompt: Gate.Prompt, delivery: (post: PostID, Delivery)
    ) async throws(JournalError) -> Bool {
        for _ in 0..<20 {
            guard let operation = operations[id],
                let asked = operation.progress?.gates.first(where: { $0.id == gate }), asked.prompt == nil
            else { return false }
            do {
                try await record([.gatePrompted(gate, prompt)], onto: operation, delivery: delivery, at: ports.now())
                return true
            } catch {
                guard error.code == .conflict else { throw error }
                await reload(id)
            }
        }
        throw JournalError(.conflict, "\(id) changes too fast just now")
    }

    /// Sees to it that what is running is told in every channel that ought to tell it, also in such that were configured
    /// after it began; where it is told already, nothing comes of it.
    func askForSummaries() async {
        let running = operations.values.filter(\.isActive).map(\.target.cluster)
        let posts = Set(running.flatMap { routing.summaries(of: $0).map(\.channel) }).sorted().map(Post.summary)
        guard !posts.isEmpty else { return }
        do {
            try await ports.journal.commit(
                Entry(operation: nil, expectedVersion: nil, events: [], posts: posts, at: ports.now()))
            outboxBell.ring()
        } catch {
            ports.logger.warning("summaries not asked for", metadata: ["error": "\(error)"])
        }
    }

    /// Keeps where the plan of an operation stands, so that its reactions can be read.
    func remember(_ post: Post, _ message: String) {
        guard case .notice(.plan(let digest)) = post.content, let id = post.operation,
            let operation = operations[id], operation.plan.digest == digest
        else { return }
        planMessages[id] = PlanMessage(plan: digest, message: message)
    }

    /// Reads the reactions to a plan, and starts or discards it when an operator says so.
    func readPlan(_ id: OperationID) async {
        // Reactions to a plan that was replaced answer nothing: nobody has seen the new one there.
        guard let operation = operations[id], let shown = planMessages[id], shown.plan == operation.plan.digest,
            let reading = await ports.chat.read(channel: operation.origin.channel, message: shown.message)
        else { return }
        let policy = await ports.policies().approval
        let answer = PlanAnswer.judge(
            reading, operators: policy.operators, start: policy.start, abort: policy.abort)
        guard declined[id] != answer else { return }
        declined[id] = nil
        let (command, person): (Command, PersonID)
        switch answer {
        case .none: return
        case .start(let operatorID): (command, person) = (.start, operatorID)
        case .discard(let operatorID): (command, person) = (.discard, operatorID)
        }
        do {
            _ = try await instruct(id, command, by: person, answering: nil)
        } catch {
            await decline(answer, by: person, to: operation, because: error)
        }
    }

    /// Tells a person once why a reaction to a plan did nothing.
    private func decline(
        _ answer: PlanAnswer, by person: PersonID, to operation: Operation, because error: EngineError
    ) async {
        let sentence: String
        switch error {
        case .refused(let refusal): sentence = refusal.sentence
        case .fleet(let cause) where !cause.passes: sentence = "AWS could not be read: \(cause.message)"
        case .fleet, .journal:
            ports.logger.warning(
                "plan not started yet", metadata: ["operation": "\(operation.id)", "error": "\(error)"])
            return
        }
        declined[operation.id] = answer
        // Known by what it says: told once, also after a restart, and another reason is told as well.
        let reason = Digest.text(of: sentence).prefix(8)
        let post = Post(
            id: PostID("\(operation.id)/declined/\(operation.plan.digest.short)/\(person)/\(reason)"),
            operation: operation.id, channel: operation.origin.channel, thread: operation.origin.thread,
            content: .sentence(sentence, to: person))
        do {
            try await ports.journal.commit(
                Entry(operation: nil, expectedVersion: nil, events: [], posts: [post], at: ports.now()))
            outboxBell.ring()
        } catch {
            ports.logger.warning(
                "refusal not posted", metadata: ["operation": "\(operation.id)", "error": "\(error)"])
        }
    }
}
