import Engine
import Journal

extension SQLiteJournal {
    /// Walks the whole log.
    func verifyChain() async throws -> ChainVerdict {
        var walk = LogWalk()
        while !walk.isOver { walk = try walkLog(walk, atMost: 10_000) }
        return ChainVerdict(walk)
    }
}
