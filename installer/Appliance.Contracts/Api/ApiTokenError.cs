namespace Appliance.Contracts.Api;

/// <summary>Why no token was given; oVirt's clients read <c>error_code</c>, OAuth's read <c>error</c>.</summary>
public sealed record ApiTokenError(string ErrorDescription, string ErrorCode, string Error);
