import Maintenance
import Simulation

/// What AWS wrote of upgrades that it did not make.
enum SeededUpgradeLogs: SeededReader {
    static let kinds: [any Question.Type] = [UpgradeLogQuestion.self]

    static func read(
        _ questions: SeededQuestions, from world: inout RDSWorld, at now: SimulatedTime
    ) -> (answers: [any AnyAnswer], latency: Duration) {
        var reading = SeededReading()
        reading.each(
            UpgradeLogQuestion.self, of: questions, from: &world, at: now, by: .describeDBLogFiles
        ) { question, world throws(RDSFault) in
            let name = question.instance.text
            let since = questions.time(shownAs: question.since)
            let file = try world.describeLogFiles(of: name, at: now).filter { file in
                file.writtenAt >= since && UpgradeLogQuestion.names.contains { file.name.hasPrefix($0) }
            }.max { ($0.writtenAt, $0.name) < ($1.writtenAt, $1.name) }
            guard let file else { return .some(nil) }
            return UpgradeLog(
                name: file.name, text: try world.downloadLog(file.name, of: name, marker: "0", at: now).text)
        }
        return (reading.answers, reading.latency)
    }
}
