import Engine
import Foundation
import Maintenance
import TestSupport
import Testing

@testable import Fleet

/// That the machine's resolver is asked beside everything else, and what its answers come to.
struct SystemResolverTests {
    private static let answer = ResolvedName.found(canonicalName: "end.example.com", addresses: ["192.0.2.1"])

    @Test func `a resolver that hangs costs its deadline and nothing else`() async {
        let gate = DispatchSemaphore(value: 0)
        defer { gate.signal() }
        let clock = ManualClock()
        let resolver = SystemResolver(clock: clock) { name in
            if name == "slow.example.com" { gate.wait() }
            return .success(Self.answer)
        }
        async let slow = resolver.resolve("slow.example.com")
        await clock.sleepers(1)
        #expect(await resolver.resolve("db.example.com") == .success(Self.answer))
        clock.advance(by: SystemResolver.limit)
        let late = FleetError("The resolver did not answer to slow.example.com within 5.0 seconds.", passes: true)
        #expect(await slow == .failure(late))
    }

    @Test func `threads that hang are no more than 32, and are free again when they end`() async {
        let gate = DispatchSemaphore(value: 0)
        let clock = ManualClock()
        let resolver = SystemResolver(clock: clock) { _ in
            gate.wait()
            return .success(Self.answer)
        }
        let answers = await withTaskGroup(of: NameLookup.Answer.self) { group in
            for number in 0..<SystemResolver.maximumThreads {
                group.addTask { await resolver.resolve("n\(number).example.com") }
            }
            await clock.sleepers(SystemResolver.maximumThreads)
            let refusal = FleetError("Too many names are being resolved on this machine.", passes: true)
            #expect(await resolver.resolve("db.example.com") == .failure(refusal))
            for _ in 0..<SystemResolver.maximumThreads { gate.signal() }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers == Array(repeating: .success(Self.answer), count: SystemResolver.maximumThreads))
        gate.signal()
        #expect(await resolver.resolve("db.example.com") == .success(Self.answer))
    }

    @Test func `an answer that nobody waits for is given up`() async {
        let gate = DispatchSemaphore(value: 0)
        defer { gate.signal() }
        let clock = ManualClock()
        let resolver = SystemResolver(clock: clock) { _ in
            gate.wait()
            return .success(Self.answer)
        }
        await withTaskGroup(of: NameLookup.Answer.self) { group in
            group.addTask { await resolver.resolve("db.example.com") }
            await clock.sleepers(1)
            group.cancelAll()
            for await answer in group { #expect((try? answer.get()) == nil) }
        }
    }

    @Test func `that there is no such name is an answer, and no answer is none`() {
        #expect(NameLookup.failure(EAI_NONAME, of: "db.example.com") == .success(.unknown))
        for code in [EAI_AGAIN, EAI_FAIL] {
            guard case .failure(let error) = NameLookup.failure(code, of: "db.example.com") else {
                Issue.record("\(code) is taken for an answer")
                continue
            }
            #expect(error.passes && error.message.hasPrefix("The resolver did not answer to db.example.com ("))
        }
    }

    @Test func `this machine's own name is resolved to an address of its own`() throws {
        guard case .found(let name, let addresses) = try NameLookup.answer("localhost").get() else {
            Issue.record("localhost is not known")
            return
        }
        #expect(name.hasPrefix("localhost") && !Set(addresses).isDisjoint(with: ["127.0.0.1", "::1"]))
    }

    @Test func `what is not wired up answers nothing, and says so`() async throws {
        let question = ResolverQuestion("DB.example.com.", in: Target.orders.place)
        #expect(question.name == "db.example.com")
        let answer = await FakeAWS().fleet().ask([AnyQuestion(question)], for: .look)[question]
        #expect(answer?.reading == .unavailable("No names are resolved here."))
    }
}
