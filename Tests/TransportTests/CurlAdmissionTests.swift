import Testing

@testable import Transport

struct CurlAdmissionTests {
    private func admission(whole: Int, perHost: Int, waiting: Int = 100) -> CurlAdmission {
        var options = CurlOptions()
        options.maximumConnections = whole
        options.maximumConnectionsPerHost = perHost
        options.maximumWaiting = waiting
        return CurlAdmission(options)
    }

    private func id(_ number: UInt64) -> CurlExchangeID { CurlExchangeID(number: number) }

    @Test func `a host at its cap does not hold up another`() {
        var admission = admission(whole: 10, perHost: 1)
        for (number, origin) in [(1, "a"), (2, "a"), (3, "b")] as [(UInt64, String)] {
            #expect(admission.arrive(id(number), origin: origin) == true)
        }
        #expect(admission.admit() == [id(1), id(3)])
        #expect(admission.admit() == [])
        admission.leave(id(1))
        #expect(admission.admit() == [id(2)])
    }

    @Test func `the whole has a cap too, and those who came first go first`() {
        var admission = admission(whole: 2, perHost: 2)
        for number in 1...4 as ClosedRange<UInt64> {
            #expect(admission.arrive(id(number), origin: "\(number)") == true)
        }
        #expect(admission.admit() == [id(1), id(2)])
        admission.leave(id(2))
        #expect(admission.admit() == [id(3)])
    }

    @Test func `who gave up while waiting takes no turn, and leaving twice makes no room`() {
        var admission = admission(whole: 1, perHost: 1)
        for number in 1...3 as ClosedRange<UInt64> { #expect(admission.arrive(id(number), origin: "a") == true) }
        #expect(admission.admit() == [id(1)])
        admission.leave(id(2))
        admission.leave(id(1))
        admission.leave(id(1))
        #expect(admission.admit() == [id(3)])
        #expect(admission.admit() == [])
    }

    @Test func `a full queue takes nobody in`() {
        var admission = admission(whole: 1, perHost: 1, waiting: 1)
        #expect(admission.arrive(id(1), origin: "a") == true)
        #expect(admission.arrive(id(2), origin: "a") == false)
        #expect(admission.admit() == [id(1)])
        #expect(admission.arrive(id(3), origin: "a") == true)
    }
}
