import Engine
import Maintenance
import Simulation
import TestSupport
import Testing

/// One thing goes wrong at every place where it can, enumerated: what a random run meets now and then is met here always.
@Suite struct SeededBoundaryTests {
    @Test(.holds(.creationAdopted, .deletionAdopted, .restartNotRepeated), arguments: SeededScene.allCases)
    func `a crash at whichever boundary of an effect is come back from`(scene: SeededScene) async throws {
        let count = try #require(Self.run(scene, nil).shell).boundaries
        #expect(count > 30)
        await expectSuccess(of: scene, (1...count).map { .death(at: $0) })
    }

    @Test(.holds(.creationAdopted, .deletionAdopted, .restartNotRepeated), arguments: SeededScene.allCases)
    func `a call that is executed and whose answer is lost is not made twice`(scene: SeededScene) async throws {
        let count = try #require(Self.run(scene, nil).shell).aws.mutatingCalls
        #expect(count > 0)
        await expectSuccess(of: scene, (1...count).map { .lostReply(of: $0) })
    }

    @Test(arguments: SeededScene.allCases)
    func `a call that was lost on its way is made again`(scene: SeededScene) async throws {
        let count = try #require(Self.run(scene, nil).shell).aws.mutatingCalls
        await expectSuccess(of: scene, (1...count).map { .lostRequest(of: $0) })
    }

    private func expectSuccess(of scene: SeededScene, _ strikes: [Strike]) async {
        let lanes = 4
        let failures = await withTaskGroup(of: [String].self) { group in
            for lane in 0..<lanes {
                let own = strikes.indices.filter { $0 % lanes == lane }.map { strikes[$0] }
                group.addTask { own.compactMap { Self.run(scene, $0).failure } }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        for failure in failures.sorted().prefix(5) { Issue.record("\(scene) \(failure)") }
        #expect(failures.count == 0, "of \(strikes.count)")
    }

    /// Runs the scene without any other fault.
    private static func run(_ scene: SeededScene, _ strike: Strike?) -> (shell: SeededShell?, failure: String?) {
        var shell = SeededShell.shell(of: scene, seed: 7, faults: .none)
        shell.strike = strike
        let isOver = shell.run(until: shell.now + .seconds(24 * 3600))
        let fates = shell.store.operations.values.map(\.phase.name)
        let told = strike.map { "\($0): " } ?? ""
        if let violation = shell.violations.first { return (nil, told + violation) }
        // An upgrade has its clean-up proposed.
        let expected = scene == .upgrade ? 2 : 1
        guard isOver, shell.store.newest?.phase.name == "completed",
            fates.count == expected || shell.crashes > 0 && fates.count >= expected
        else {
            return (nil, told + "\(fates)")
        }
        let open = shell.store.openPosts.filter { record in
            // The summary stays editable for good.
            guard case .shown = record.delivery, record.post.content == .summary else { return true }
            return false
        }
        guard open.isEmpty else { return (nil, told + "not all was posted: \(open.map(\.post.id))") }
        guard shell.chat.repeatedPosts.isEmpty else { return (nil, told + "posted twice: \(shell.chat.repeatedPosts)") }
        return (shell, nil)
    }
}
