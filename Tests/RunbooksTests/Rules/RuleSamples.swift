import Maintenance
import Runbooks
import TestSupport
import Testing

extension Intent {
    /// A call that was decided on and that nothing has proved yet.
    static func outstanding(_ mutation: AnyMutation) -> Intent {
        Intent(id: "k3f9-1", step: "a-step", mutation: mutation, approval: nil, decidedAt: Observation.sampleInstant)
    }
}

/// What an assessment has to be, with the words that a wait or a block has to contain.
enum Expected: Sendable, Equatable {
    case satisfied
    case inProgress(String)
    case ready([AnyMutation])
    case blocked(String)

    func fits(_ assessment: Assessment) -> Bool {
        switch (self, assessment) {
        case (.satisfied, .satisfied): true
        case (.inProgress(let words), .inProgress(let text)), (.blocked(let words), .blocked(let text)):
            text.contains(words)
        case (.ready(let wanted), .ready(let mutations)): wanted == mutations
        case (.satisfied, _), (.inProgress, _), (.ready, _), (.blocked, _): false
        }
    }
}

/// What is seen and was asked for, and what a step has to say to it.
struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var observation: Observation
    var outstanding: [AnyMutation] = []
    var expected: Expected
    var testDescription: String { name }

    init(_ name: String, _ observation: Observation, asked outstanding: [AnyMutation] = [], _ expected: Expected) {
        self.name = name
        self.observation = observation
        self.outstanding = outstanding
        self.expected = expected
    }

    /// - Parameter since: when the step began.
    func check(
        _ work: AnyStep, since: Timestamp = Timestamp(milliseconds: 0),
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let assessment = work.assess(
            seeing: observation, outstanding: outstanding.map(Intent.outstanding), since: since)
        #expect(expected.fits(assessment), "\(name): \(assessment)", sourceLocation: sourceLocation)
        #expect(work.undeclared(in: assessment) == [], "\(name)", sourceLocation: sourceLocation)
    }
}

extension Observation {
    /// The same with the restarts that events tell of.
    func restarted(_ restarts: [InstanceID: Timestamp]) -> Observation {
        var copy = self
        copy.givenRestarts = .known(restarts)
        return copy
    }

    /// The same with maintenance pending, each as resource and action.
    func pending(_ actions: (String, String)...) -> Observation {
        var copy = self
        copy.givenMaintenance = .known(actions.map { PendingMaintenance(resource: $0.0, action: $0.1) })
        return copy
    }

    /// A reading in which AWS says that there is no such cluster.
    static let missing = Observation(target: .orders, takenAt: sampleInstant, cluster: nil, instances: [])
}
