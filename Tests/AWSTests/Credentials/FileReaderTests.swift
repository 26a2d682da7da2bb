import Testing

@testable import AWS

@Suite struct FileReaderTests {
    @Test func `a file that is not there is none, and the null device an empty one`() throws {
        #expect(try FileReader.system.contents(of: "/nonexistent/config") == nil)
        #expect(try FileReader.system.contents(of: "/dev/null")?.isEmpty == true)
    }

    @Test func `what is there and cannot be read is told`() {
        #expect(throws: CredentialsError.self) { try FileReader.system.contents(of: "/") }
    }
}
