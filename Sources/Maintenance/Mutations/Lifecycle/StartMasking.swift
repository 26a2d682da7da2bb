/// Begins to run a file of SQL statements in a database that nobody uses yet, one after the other; each takes effect by itself.
package struct StartMasking: Mutation {
    package static let kind: KindName = "start-masking"
    package var operation: OperationID
    package var database: String
    package var subject: Lifecycle.Kind
    package var host: String
    package var port: Int
    /// Keeps user and password.
    package var secret: String
    package var script: MaskingScriptReference

    package init(
        _ script: MaskingScriptReference, in database: ManagedDatabase, at host: String, port: Int, secret: String,
        by operation: OperationID
    ) {
        self.script = script
        self.database = database.name
        subject = database.kind
        self.host = host
        self.port = port
        self.secret = secret
        self.operation = operation
    }

    private enum CodingKeys: String, CodingKey {
        case operation, database, subject, host, port, secret, script
    }

    package var resource: Resource {
        switch subject {
        case .aurora: .cluster(ClusterID(database))
        case .instance: .instance(InstanceID(database))
        }
    }
    package var gate: GateTerms? { nil }
    package var disturbance: Disturbance { .none }
    /// Nothing lags: what runs is known in this process.
    package var settleTime: Span { .seconds(15) }
    /// Nobody knows whether statements can be run twice.
    package var isRepeatable: Bool { false }
    package var isLong: Bool { true }
    package var codesOfDone: Set<String> { [] }
    package var codesOfPassing: Set<String> { [] }

    package func questions(of call: CallRecord, in place: Place) -> Set<AnyQuestion> {
        [AnyQuestion(MaskingQuestion(of: database, by: operation, in: place))]
    }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        switch run(of: call, in: observation)?.standing {
        case .running: .underWay
        case .finished: .done
        case .failed, nil: .none
        }
    }

    package func failure(in observation: Observation, of call: CallRecord) -> ReportedFailure? {
        guard let run = run(of: call, in: observation) else {
            // A run is lost with its process. One that is only about to begin shows before the call is over.
            guard observation.takenAt >= call.decidedAt + Intent.callLimit, isRead(in: observation) else { return nil }
            return ReportedFailure(
                at: observation.takenAt,
                text: "the bot ended meanwhile, and how far it came is not known. \(Self.advice)")
        }
        guard case .failed(let reason) = run.standing else { return nil }
        return ReportedFailure(at: observation.takenAt, text: "\(reason.asSentence) \(Self.advice)")
    }

    package func sentence(of failure: ReportedFailure) -> String { "\(words.phrase.text) stopped: \(failure.text)" }

    private static let advice =
        "This copy is not to be used as it is: another try runs the file from its beginning, or delete the copy and make a "
        + "new one."

    private func isRead(in observation: Observation) -> Bool { answer(in: observation) != nil }

    /// The run that the call began.
    private func run(of call: CallRecord, in observation: Observation) -> MaskingRun? {
        guard let run = answer(in: observation) ?? nil else { return nil }
        if let name = call.acceptedAs { return run.name == name ? run : nil }
        return run.begunAt >= call.decidedAt ? run : nil
    }

    private func answer(in observation: Observation) -> MaskingRun?? {
        observation[MaskingQuestion(of: database, by: operation, in: observation.target.place)].value
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the masking of \(database)", order: "run \(script.file) in \(database)",
            unproved: "\(script.file) may have been run in \(database)", addressee: "PostgreSQL",
            // It is taken by this process, before a connection is made.
            accepted: "the bot began")
    }
}

/// A file of masking statements as a plan knows it.
package struct MaskingScriptReference: Sendable, Codable, Equatable {
    package var file: String
    /// SHA-256 of its text: another text is not run.
    package var digest: String

    package init(_ file: String, digest: String) {
        self.file = file
        self.digest = digest
    }

    private enum CodingKeys: String, CodingKey {
        case file, digest
    }
}
