import Dispatch
import Simulation

/// The demo in which somebody at the terminal is the people in the channel.
struct Conversation: Sendable {
    let stage: Stage
    let screen: Screen

    func run() async {
        screen.say(Hint.welcome)
        await withTaskGroup(of: Void.self) { group in
            let board = Board(stage: stage, screen: screen)
            group.addTask { await board.show(hints: true) }
            group.addTask { await obey(board) }
            await group.next()
            group.cancelAll()
        }
        screen.say("\nThe simulated world is gone, and nothing is left of it.")
    }

    private func obey(_ board: Board) async {
        for await line in Self.lines() {
            switch DemoLine(line) {
            case .nothing: break
            case .quit: return
            case .help: screen.say(Hint.welcome)
            case .unknownPerson(let name):
                let people = Person.allCases.map(\.rawValue).joined(separator: ", ")
                screen.aside("There is no \(name) here. There are \(people).")
            case .says(let person, let text):
                complain { () throws(SlackFault) in try stage.type(text, as: person) }
            case .reacts(let person, let emoji):
                guard let message = await board.view.asking(for: emoji) else {
                    screen.aside(
                        "Nothing asks for a reaction just now. Ask for something: !rds resize orders db.r6g.xlarge")
                    continue
                }
                complain { () throws(SlackFault) in try stage.react(emoji, as: person, to: message) }
            }
        }
    }

    private func complain(about act: () throws(SlackFault) -> Void) {
        do throws(SlackFault) {
            try act()
        } catch {
            screen.aside(
                error.error == "already_reacted" ? "They reacted with that already." : "Slack says: \(error.error)")
        }
    }

    /// The lines of standard input, read on a thread of their own because reading blocks.
    private static func lines() -> AsyncStream<String> {
        let (stream, lines) = AsyncStream<String>.makeStream()
        DispatchQueue(label: "standard input").async {
            while let line = readLine() { lines.yield(line) }
            lines.finish()
        }
        return stream
    }
}
