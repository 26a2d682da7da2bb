import Simulation

/// Plays a script before the real bot.
struct Performance: Sendable {
    let script: DemoScript
    let stage: Stage
    let screen: Screen

    /// How long one act may take; the simulated AWS needs minutes for a copy whose storage is made smaller, and an operation
    /// says for a minute and a half that it cannot go on before it asks people.
    private static let limit = Duration.seconds(900)
    /// The pause before people act: nobody reacts in the instant in which they are asked.
    private static let reading = Duration.milliseconds(700)

    /// - Returns: what went wrong.
    func run() async -> [String] {
        let board = Board(stage: stage, screen: screen)
        screen.aside("The simulated AWS works \(Stage.haste) times as fast as the real one.")
        return await withTaskGroup(of: [String]?.self) { group in
            group.addTask {
                await board.show(hints: false)
                return nil
            }
            group.addTask { await play(on: board) }
            defer { group.cancelAll() }
            for await complaints in group {
                if let complaints { return complaints }
            }
            return []
        }
    }

    private func play(on board: Board) async -> [String] {
        for act in script.acts {
            if let complaint = await perform(act, on: board) { return [complaint] }
        }
        // The last edits are still on their way.
        await stage.pause(.seconds(3))
        await board.refresh(hints: false)
        screen.say("")
        return script.judge(stage)
    }

    private func perform(_ act: DemoScript.Act, on board: Board) async -> String? {
        do throws(SlackFault) {
            switch act {
            case .narrate(let text):
                screen.aside("\n— \(text)")
            case .says(let person, let text):
                await stage.pause(Self.reading)
                try stage.type(text, as: person)
            case .reacts(let person, let emoji, let words):
                guard let message = await wait(for: { await board.view.newest(saying: words) }) else {
                    return "The bot did not say “\(words)”."
                }
                await stage.pause(Self.reading)
                try stage.react(emoji, as: person, to: message)
            case .waits(let words, let channel):
                guard await wait(for: { await board.view.newest(saying: words, in: channel) }) != nil else {
                    return "The bot did not say “\(words)”."
                }
            case .isTold(let person, let words):
                guard await wait(for: { stage.wasTold(person, words) ? true : nil }) != nil else {
                    return "\(person.rawValue) was not told “\(words)”."
                }
            case .steers(let person, let command, let words):
                guard let message = await wait(for: { await board.view.newest(saying: words) }),
                    let match = message.text.firstMatch(of: /-co-([a-z0-9]+)/)
                else { return "The bot did not say “\(words)”." }
                await stage.pause(Self.reading)
                try stage.type("!rds \(command.replacing("OP", with: match.1))", as: person)
            case .obeys(let person, let command, let words, let addition):
                guard let message = await wait(for: { await board.view.newest(saying: words) }),
                    let line = message.text.split(separator: "`").first(where: { $0.hasPrefix("!rds \(command) ") })
                else { return "The bot named no `\(command)`." }
                await stage.pause(Self.reading)
                try stage.type(addition.isEmpty ? "\(line)" : "\(line) \(addition)", as: person)
            case .happens(let event):
                await stage.pause(Self.reading)
                event(stage)
            }
            return nil
        } catch {
            return "Slack did not take what a person did: \(error.error)"
        }
    }

    private func wait<Value: Sendable>(for look: () async -> Value?) async -> Value? {
        let end = stage.now() + Self.limit
        while stage.now() < end, !Task.isCancelled {
            if let value = await look() { return value }
            await stage.pause(.milliseconds(100))
        }
        return nil
    }
}

extension Stage {
    fileprivate func wasTold(_ person: Person, _ words: String) -> Bool {
        changes(since: 0).contains { change in
            guard case .postedEphemeral(let note) = change.event else { return false }
            return note.to == person.id && note.text.contains(words)
        }
    }
}
