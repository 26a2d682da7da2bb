import Foundation
import Maintenance
import TestSupport
import Testing

/// Which stage an action is for and which one it leads to, as a table in review: `Fixtures/lifecycle-stages.txt`.
///
/// With CHANGEOVER_RECORD=1 in the environment this test writes the table anew and fails, so that no run passes on a table
/// that nobody has read.
@Suite struct LifecycleStageTests {
    private static func word(_ rule: LifecycleAction.Rule) -> String {
        switch rule {
        case .advances(let stage): stage.rawValue
        case .deletes: "deleted"
        case .refuses: "-"
        }
    }

    private static func row(_ cells: [String]) -> String {
        let padded = cells.enumerated().map { index, cell in
            index == cells.count - 1 ? cell : cell + String(repeating: " ", count: 16 - cell.count)
        }
        return padded.joined()
    }

    private static var table: String {
        let sections = Lifecycle.Kind.allCases.map { kind in
            let head = row([kind.rawValue] + LifecycleStage.allCases.map(\.rawValue) + ["the one before"])
            let rows = LifecycleAction.allCases.map { action in
                row(
                    [action.rawValue] + LifecycleStage.allCases.map { word(action.rule(for: $0, of: kind)) }
                        + [action.stageOfPredecessor?.rawValue ?? "-"])
            }
            return ([head] + rows).joined(separator: "\n")
        }
        return sections.joined(separator: "\n\n") + "\n"
    }

    @Test(.holds(.lifecycleStages)) func `an action is for the stages that the table says`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/lifecycle-stages.txt")
        guard ProcessInfo.processInfo.environment["CHANGEOVER_RECORD"] != "1" else {
            try Data(Self.table.utf8).write(to: file)
            Issue.record("recorded anew: read the difference, then run without CHANGEOVER_RECORD")
            return
        }
        let golden = try String(contentsOf: file, encoding: .utf8)
        let isSame = Self.table == golden
        #expect(isSame, "the table reads now:\n\(Self.table)")
    }

    @Test(.holds(.liveNeverRetired), arguments: Lifecycle.Kind.allCases)
    func `nothing but what is retired is deleted`(kind: Lifecycle.Kind) {
        for action in LifecycleAction.allCases {
            let deleted = LifecycleStage.allCases.filter { action.rule(for: $0, of: kind) == .deletes }
            #expect(deleted == (action == .retire ? [.retired] : []), "\(action)")
        }
    }

    @Test(.holds(.olderOnesHandled))
    func `an action is for the newest that is in a stage for it, not for the newest of all`() {
        let scene = LifecycleScene([.new, .modified, .promoted, .retired, .modified, .retired])
        let all = scene.observation.managed(by: "development", .aurora).value ?? []
        #expect(all.map(\.name) == (1...6).reversed().map { "development-\($0)" })
        func candidate(_ action: LifecycleAction) -> String? { all.candidate(for: action, of: .aurora)?.name }
        #expect(candidate(.modify) == "development-6")
        #expect(candidate(.reboot) == "development-5")
        #expect(candidate(.promote) == "development-5")
        #expect(candidate(.promoteBack) == "development-3")
        #expect(candidate(.retire) == "development-3")
        #expect(all.all(in: .retired).map(\.name) == ["development-3", "development-1"])
    }

    @Test func `stages that an action is for are named furthest first`() {
        #expect(LifecycleAction.promote.stages(of: .aurora) == [.rebooted, .modified])
        #expect(LifecycleAction.promote.stages(of: .instance) == [.rebooted])
    }
}
