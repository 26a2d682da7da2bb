@testable import Maintenance

/// A step that says what a test has it say: the core needs to know no kind.
struct ScriptedStep: StepKind {
    static let kind: KindName = "scripted"
    var name: String
    var says: @Sendable ([Intent]) -> Assessment
    /// What one approval is for.
    var covers: [AnyMutation] = []
    /// What it says instead once its trouble lasts.
    var atLast: Assessment?

    init(_ name: String, says: @escaping @Sendable ([Intent]) -> Assessment) {
        self.name = name
        self.says = says
    }

    init(from decoder: any Decoder) throws {
        throw DecodingError.dataCorrupted(
            DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "a script is not stored"))
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }

    static func == (left: ScriptedStep, right: ScriptedStep) -> Bool { left.name == right.name }

    var words: StepWords { StepWords(short: "Script", underWay: "Playing", finished: "Played") }

    func assess(in context: StepContext) -> Assessment {
        guard context.isTroubleLasting, let atLast else { return says(context.outstanding) }
        return atLast
    }

    func scope(of mutation: AnyMutation, seeing observation: Observation) -> [AnyMutation] { covers }
}

extension Maintenance.Operation {
    /// The same, with every step saying what the test wants.
    func scripted(
        covering calls: [AnyMutation] = [], atLast: Assessment? = nil,
        _ says: @escaping @Sendable ([Intent]) -> Assessment
    ) -> Maintenance.Operation {
        var operation = self
        for index in operation.plan.steps.indices {
            var step = ScriptedStep(operation.plan.steps[index].id.text, says: says)
            step.covers = calls
            step.atLast = atLast
            operation.plan.steps[index].work = AnyStep(step)
        }
        return operation
    }
}
