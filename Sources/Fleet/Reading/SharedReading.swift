internal import Engine
internal import Maintenance

/// Reads for all who ask at the same time.
///
/// A reading waits for its turn to call; until then it takes along whoever asks. Once its first request is sent, it is
/// older than any new question, so that the next to ask begins another one.
actor SharedReading {
    private struct Boarding {
        var questions: Set<AnyQuestion>
        var waiting: [AsyncStream<Answers>.Continuation] = []
    }

    private let turn: @Sendable () async throws(CancellationError) -> TurnTicket
    private let read: @Sendable (Set<AnyQuestion>, TurnTicket) async -> Answers
    private let now: @Sendable () -> Timestamp
    private var boarding: Boarding?

    init(
        turn: @escaping @Sendable () async throws(CancellationError) -> TurnTicket,
        now: @escaping @Sendable () -> Timestamp,
        read: @escaping @Sendable (Set<AnyQuestion>, TurnTicket) async -> Answers
    ) {
        self.turn = turn
        self.read = read
        self.now = now
    }

    /// How many wait for a reading that another caller makes.
    var passengers: Int { boarding?.waiting.count ?? 0 }

    func answers(to questions: Set<AnyQuestion>) async -> [any AnyAnswer] {
        while !Task.isCancelled {
            guard boarding != nil else { return await lead(questions).answers(to: questions) }
            // Nothing comes when the task that made the reading was cancelled: then somebody else has to make it.
            if let answers = await follow(questions) { return answers.answers(to: questions) }
        }
        return cancelled(questions).answers(to: questions)
    }

    private func cancelled(_ questions: Set<AnyQuestion>) -> Answers {
        let now = now()
        return Answers(questions.map { $0.unavailable("The reading was cancelled.", passes: true, at: now) })
    }

    private func follow(_ questions: Set<AnyQuestion>) async -> Answers? {
        let (stream, continuation) = AsyncStream.makeStream(of: Answers.self)
        boarding?.questions.formUnion(questions)
        boarding?.waiting.append(continuation)
        for await answers in stream { return answers }
        return nil
    }

    private func lead(_ questions: Set<AnyQuestion>) async -> Answers {
        boarding = Boarding(questions: questions)
        let ticket = try? await turn()
        let aboard = boarding
        boarding = nil
        let all = aboard?.questions ?? questions
        let answers = if let ticket { await read(all, ticket) } else { cancelled(all) }
        for continuation in aboard?.waiting ?? [] {
            if !Task.isCancelled { continuation.yield(answers) }
            continuation.finish()
        }
        return answers
    }
}
