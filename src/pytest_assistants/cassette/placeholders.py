"""What stands in a cassette for the origin it was recorded at."""

PLACEHOLDER_RESOURCE = "example-resource"
PLACEHOLDER_HOST = f"{PLACEHOLDER_RESOURCE}.openai.azure.com"
PLACEHOLDER_ORIGIN = f"https://{PLACEHOLDER_HOST}"
