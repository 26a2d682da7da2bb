import Engine
import Foundation
import Maintenance
import Slack
import Testing

@testable import ChatOps

extension Wording {
    static let sample = Wording(
        command: "!rds", policy: ApprovalPolicy(approvers: [], operators: []), approvers: ["U0BOB", "U0CAROL"])
}

extension Renderer {
    static let sample = Renderer(.sample)

    /// A notice of the scenario as it is shown at that moment.
    func show(
        _ notice: Notice, _ scenario: ResizeScenario, waits: [StepID: Standing.Wait] = [:],
        blindness: Standing.Wait? = nil
    )
        throws -> Rendered
    {
        let standing = Standing(operation: scenario.operation, waits: waits, blindness: blindness)
        return try #require(render(Post(notice, of: scenario.operation), of: standing, at: scenario.now))
    }
}

extension Post {
    init(_ notice: Notice, of operation: Maintenance.Operation) {
        self.init(
            id: PostID("\(operation.id)/x"), operation: operation.id, channel: "C0DBAOPS", thread: "1767621600.000100",
            content: .notice(notice))
    }
}

extension Rendered {
    var text: String { content.text.markup }
}

/// Compares with a file that a reviewer can read; with `CHANGEOVER_WRITE_FIXTURES` set to the folder of the
/// fixtures, writes it anew.
func expectGolden(_ name: String, _ sections: [(String, Rendered)]) throws {
    let text = sections.map { "--- \($0.0)\n\($0.1.text)\n" }.joined(separator: "\n")
    if let folder = ProcessInfo.processInfo.environment["CHANGEOVER_WRITE_FIXTURES"] {
        try text.write(toFile: "\(folder)/\(name).txt", atomically: true, encoding: .utf8)
        return
    }
    let url = try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: "txt"))
    #expect(text == (try String(contentsOf: url, encoding: .utf8)))
}
