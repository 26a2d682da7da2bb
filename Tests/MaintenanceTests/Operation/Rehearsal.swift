import Maintenance
import TestSupport

/// A whole resize with a world that does what it is asked two turns later, each turn kept with what it was given.
struct Rehearsal {
    struct Turn {
        var operation: Maintenance.Operation
        var look: Look
        var decided: [Event]
        /// What came in besides: outcomes of calls and confirmations of prompts.
        var reported: [Event]
    }

    enum Answers: Sendable { case all, none }

    private(set) var world: World
    private(set) var turns: [Turn] = []
    private var effects: [(due: Int, call: AnyMutation)] = []

    init(answers: Answers) throws {
        world = try World()
        world.safety = .sample()
        while !world.operation.isEnded, turns.count < 60 { try turn(answers) }
    }

    var calls: [AnyMutation] { world.operation.progress?.finished.map(\.intent.mutation) ?? [] }

    private mutating func turn(_ answers: Answers) throws {
        for effect in effects where effect.due == turns.count { take(effect.call) }
        world.now = world.now + .seconds(2)
        let look = world.look
        let operation = world.operation
        let decided = operation.decide(on: look, policies: world.policies).events
        try world.apply(decided)
        let reported = decided.flatMap { report($0, answers) }
        try world.apply(reported)
        turns.append(Turn(operation: operation, look: look, decided: decided, reported: reported))
    }

    private mutating func report(_ event: Event, _ answers: Answers) -> [Event] {
        switch event {
        case .mutationIntended(let intent):
            effects.append((turns.count + 2, intent.mutation))
            return answers == .all ? [.mutationAccepted(intent.id)] : []
        case .gateOpened(let gate):
            let prompt = Gate.Prompt(channel: "C0DBAOPS", message: gate.id.text, contentDigest: "text")
            world.gate = GateReading(
                takenAt: world.now, ourselves: "U0BOT", homeTeam: "T0HOME",
                channel: GateReading.Channel(id: prompt.channel),
                message: GateReading.Message(id: prompt.message, isOurs: true, contentDigest: "text", isMarked: false),
                reactions: [], people: [:])
            world.react("white_check_mark", as: "U0BOB")
            return [.gatePrompted(gate.id, prompt)]
        default:
            return []
        }
    }

    private mutating func take(_ call: AnyMutation) {
        switch call.base {
        case is CreateInstance: world.observation = world.observation.adding(.standIn(of: "k3f9"))
        case let call as FailOver: world.observation = world.observation.writing(call.next)
        case let call as ModifyClass:
            world.observation = world.observation.with(call.instance) { $0.instanceClass = call.instanceClass }
        case let deletion as DeleteInstance where world.observation[deletion.instance]?.status == "deleting":
            world.observation = world.observation.removing(deletion.instance)
        case let deletion as DeleteInstance:
            world.observation = world.observation.with(deletion.instance) { $0.status = "deleting" }
            effects.append((turns.count + 2, call))
        default:
            preconditionFailure("a resize does not \(call.phrase)")
        }
    }
}
