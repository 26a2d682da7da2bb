/// That AWS gave up what it was asked for, as AWS tells.
package struct ReportedFailure: Sendable, Codable, Equatable {
    /// By AWS's clock.
    package var at: Timestamp
    /// AWS's own words.
    package var text: String

    package init(at: Timestamp, text: String) {
        self.at = at
        self.text = text
    }
}

/// The names under which it is stored.
extension ReportedFailure {
    private enum CodingKeys: String, CodingKey {
        case at, text
    }
}

extension Progress {
    /// The last failure of a call that AWS told of.
    package var lastFailure: ReportedFailure? { finished.compactMap(\.failure).max { $0.at < $1.at } }

    /// Why AWS gave up the last such call, where nothing came of one since.
    func failure(of mutation: AnyMutation, for step: StepID) -> ReportedFailure? {
        finished.last { $0.intent.step == step && $0.intent.mutation == mutation && $0.mayHaveTakenEffect }?.failure
    }
}
