"""Do two times meet, and what does it mean that days lie between?"""
