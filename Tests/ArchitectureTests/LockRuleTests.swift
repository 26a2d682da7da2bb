import Testing

@Suite struct LockRuleTests {
    private static func file(_ code: String) -> SourceTree.File {
        SourceTree.File(path: "Sources/Engine/Lock.swift", text: code)
    }

    @Test func `no lock is taken in async code, or where it may be inlined into such`() throws {
        let files = try SourceTree.here().files
        #expect(files.contains { $0.lines.contains { $0.contains(".withLock") } })
        #expect(files.flatMap(LockRule.violations) == [])
    }

    static let offences: [(code: String, words: String)] = [
        ("    func a() async {\n        state.withLock { $0 }\n    }", "in an async function"),
        (
            "    @inline(never) func a(\n        _ b: Int\n    ) async -> Int {\n        state.withLock { $0 }\n    }",
            "in an async function"
        ),
        ("    func a() {\n        state.withLock { $0 }\n    }", "may be inlined"),
        ("    var a: Int { state.withLock { $0 } }", "may be inlined"),
        (
            "    @inline(never) func a() {\n        Task {\n            state.withLock { $0 }\n        }\n    }",
            "in an async closure"
        ),
        (
            "    @inline(never) func a() {\n        call { () async in\n            state.withLock { $0 }\n        }\n    }",
            "in an async closure"
        ),
        (
            "    func a() async {\n        await b {\n        } onCancel: {\n            c.withLock { $0 }\n        }\n    }",
            "in an async function"
        ),
        ("    let a = b.withLock { $0 }", "outside of any function"),
    ]

    @Test(arguments: offences) func `an offence is noticed`(code: String, words: String) {
        #expect(LockRule.violations(in: Self.file(code)).contains { $0.contains(words) })
    }

    @Test(arguments: [
        "    @inline(never) func a() {\n        state.withLock { $0 }\n    }",
        "    @inline(never)\n    func a(\n        _ b: Int\n    ) {\n        if b > 1 {\n            c.withLock { $0 }\n        }\n    }",
        "    var a: Int { @inline(never) get { state.withLock { $0 } } }",
        "    var a: Int {\n        @inline(never) get {\n            state.withLock { $0 }\n        }\n    }",
        "    // state.withLock { $0 } would be wrong here",
    ])
    func `what is safe is let be`(code: String) {
        #expect(LockRule.violations(in: Self.file(code)) == [])
    }
}
