import Testing

@testable import AWS

@Suite struct INIDocumentTests {
    @Test func `sections, settings, comments and nested settings are read`() throws {
        let document = try INIDocument(
            parsing: """
                # comment
                ; another
                [default]
                region = eu-west-1 # inline
                Output=json
                empty =
                secret = a#b;c=d/+

                [profile   two]   # why not
                services = local
                s3 =
                  max_concurrent_requests = 20
                  # comment inside
                \tMax_Bandwidth = 50MB/s ; inline
                region = us-east-1

                [services local]
                rds =
                  endpoint_url = http://localhost:5000
                sts =
                  endpoint_url = http://localhost:5001
                [default]
                region = eu-west-2
                """)
        #expect(
            document.sections["default"]?.values
                == ["region": "eu-west-2", "output": "json", "empty": "", "secret": "a#b;c=d/+"])
        #expect(document.sections["profile two"]?.values == ["services": "local", "s3": "", "region": "us-east-1"])
        #expect(
            document.sections["profile two"]?.nested
                == ["s3": ["max_concurrent_requests": "20", "max_bandwidth": "50MB/s"]])
        #expect(
            document.sections["services local"]?.nested
                == ["rds": ["endpoint_url": "http://localhost:5000"], "sts": ["endpoint_url": "http://localhost:5001"]])
    }

    @Test func `line ends of Windows and a continued value are read`() throws {
        let document = try INIDocument(parsing: "[a]\r\nx = 1\r\ny = 2\r\n  3\r\n")
        #expect(document.sections["a"]?.values == ["x": "1", "y": "2\n3"])
    }

    @Test(arguments: [
        ("x = 1", 1), ("[a\nx=1", 1), ("[a]\n\nnonsense", 3), ("[a]\n= 1", 2), ("[a]\nx =\n  nonsense", 3),
    ])
    func `a line that makes no sense is named by its number`(text: String, line: Int) {
        #expect { try INIDocument(parsing: text) } throws: { ($0 as? INIDocument.SyntaxError)?.line == line }
    }

    @Test func `a profile brings its endpoints along`() throws {
        var world = CredentialsWorld()
        world.config = """
            [profile dev]
            region = eu-west-3
            endpoint_url = http://localhost:1
            ignore_configured_endpoint_urls = false
            services = local
            [services local]
            rds =
                endpoint_url = http://localhost:2
            """
        let context = world.context
        let configuration = try SharedConfiguration(environment: context.environment, files: context.files)
        let profile = try #require(configuration.profile("dev"))
        #expect(profile.region == "eu-west-3")
        #expect(
            profile.endpoints
                == ProfileEndpoints(
                    general: "http://localhost:1", services: ["rds": "http://localhost:2"], ignoresConfigured: "false"))
        #expect(configuration.profile("default") == nil)
        #expect(configuration.profile("local") == nil)
    }

    @Test(
        arguments: [
            ("a b", ["a", "b"]), ("  a\t b ", ["a", "b"]), (#"a "b c" d"#, ["a", "b c", "d"]),
            ("a 'b \"c' d", ["a", "b \"c", "d"]),
            (#"a\ b c"#, ["a b", "c"]), (#""a\"b" "c\d""#, ["a\"b", #"c\d"#]), ("a'b'c \"\"", ["abc", ""]), ("", []),
            ("'a", nil), ("\"a", nil), ("a\\", nil), ("a; rm $X `y`", ["a;", "rm", "$X", "`y`"]),
        ] as [(String, [String]?)])
    func `a command is split like a shell's, and nothing else`(line: String, words: [String]?) {
        #expect(CommandWords.split(line) == words)
    }
}
